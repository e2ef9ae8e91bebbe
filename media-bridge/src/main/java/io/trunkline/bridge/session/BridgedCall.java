package io.trunkline.bridge.session;

import io.trunkline.bridge.context.CallContext;
import io.trunkline.bridge.socket.MediaSocket;
import io.trunkline.bridge.socket.Stall;
import io.trunkline.bridge.telemetry.CallTrace;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.session.RunningCall;
import io.trunkline.carriers.CarrierStreamEncoder;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.http.PlaceCall;
import java.util.function.Consumer;

/**
 * One call on this bridge: the only owner of its {@link RunningCall}, its carrier leg and its model link. Opened when the gateway tells
 * of the call; a stream joins later; over when the session says so. Used only on the media loop.
 */
public final class BridgedCall implements Effects {
    private final BridgeServices services;
    private final CallFacts facts;
    private final RunningCall session;
    private final ModelLink model;
    private final CallContext context;
    private final CallScope scope;
    private final NoticeRouter notices;
    private final Consumer<BridgedCall> gone;
    private final CallTimer timer;
    private final AudioWaits waits;
    private final Runnable lookAtAudio = this::lookAtAudio;
    private long audioDue = Long.MAX_VALUE;
    private CarrierLeg carrier;
    private final StreamSilence silence;
    private boolean over;
    private boolean unnoticed;

    /**
     * @param waits told when caller audio begins to wait for more
     * @param gone  told when the call is over on this bridge
     */
    BridgedCall(BridgeServices services, PlaceCall placed, VoiceAgent agent, AudioWaits waits, Consumer<BridgedCall> gone) {
        this.services = services;
        this.waits = waits;
        this.gone = gone;
        timer = new CallTimer(services.loop, this::tick);
        silence = new StreamSilence(services.config.waits().streamPong().toNanos(), services.config.waits().streamSilent().toNanos());
        long now = services.loop.nanos();
        facts = new CallFacts(placed, agent, now);
        session = services.recordings.begin(placed.callId(), placed.attempt(), new CallSetup(services).call(placed, agent), now);
        context = new CallContext(services.contexts, services.loop, services.metrics, facts.keys, placed.attempt(), services.config.limits().contextWrites(),
                () -> input(new CallInput.HangUpRequested("superseded")));
        CallTrace trace = new CallTrace(services.tracer, placed.callId(), placed.traceparent(), agent.name(), services.providers.firstOf(agent, placed.provider()).label());
        scope = new CallScope(services, facts, context, trace, input -> services.loop.run(() -> input(input)));
        notices = new NoticeRouter(scope, this::modelName);
        model = new ModelLink(services, this::modelEvent, notices.history(), EndUser.of(placed.caller()));
    }

    /** Opens the model's session and asks who calls. */
    void open() {
        model.open(facts.agent.name(), facts.placed.provider());
        if (facts.placed.resumes()) {
            new Resumption(scope, notices).begin();
        } else {
            new Beginning(scope, notices).begin(modelName());
        }
        timer.by(session.nextDeadline());
    }

    /** Name of the provider whose session has the call. */
    String provider() {
        return model.current().choice().provider().name();
    }

    public PlaceCall placed() {
        return facts.placed;
    }

    /** Whether a stream may still join. */
    public boolean awaitsStream() {
        return carrier == null && !over;
    }

    /** The carrier's stream was let in: it belongs to this call from now on. */
    public void streamAccepted(StreamStarted started, MediaSocket socket, CarrierStreamEncoder encoder) {
        long now = services.loop.nanos();
        carrier = new CarrierLeg(socket, encoder, services.clips, new Stall(services.loop::after, services.config.waits().stalled(), () -> giveUp("carrier_stalled")));
        silence.begins(now);
        carrier.ping(silence::ponged);
        facts.streamNanos = now;
        new JoinReport(scope).joined(started.streamId(), now);
        carrierEvent(started, now);
    }

    /** What the carrier's stream tells. @param now of {@link io.trunkline.bridge.socket.MediaLoop#nanos} */
    public void carrierEvent(CarrierEvent event, long now) {
        silence.heard(now);
        session.on(event, now, this);
        noteWaitingAudio();
        settle();
    }

    private void noteWaitingAudio() {
        long due = session.audioDue();
        if (due != audioDue) {
            audioDue = due;
            if (due != Long.MAX_VALUE) {
                waits.add(due, lookAtAudio);
            }
        }
    }

    private void lookAtAudio() {
        if (!over && session.audioDue() <= services.loop.nanos()) {
            tick();
        }
    }

    /** An answer from Kafka. */
    public void toolFinished(ToolCallFinished finished) {
        if (!over) {
            notices.toolFinished(finished);
        }
    }

    /** Ends the call from our side; {@code reason} from a fixed set. */
    public void hangUp(String reason) {
        input(new CallInput.HangUpRequested(reason));
    }

    /** Lets go of the call, so that another bridge goes on with it. */
    void moveAway() {
        notices.movedAway();
        hangUp("moved");
    }

    /** Whether its caller would notice least of a move now. */
    boolean betweenTurns() {
        return session.betweenTurns();
    }

    /** Whether a stream has joined. */
    boolean streaming() {
        return carrier != null && !over;
    }

    @Override
    public void carrier(CarrierCommand command) {
        if (carrier == null || carrier.closing()) {
            return;
        }
        carrier.command(command);
        if (carrier.closing()) {
            notices.beforeHangUp();
            context.whenSettled(services.config.waits().contextBeforeClose(), () -> carrier.close("call ended"));
        } else {
            carrier.hold(model);
        }
    }

    @Override
    public void model(ModelCommand command) {
        model.command(command);
    }

    @Override
    public void notice(CallNotice notice) {
        notices.notice(notice, services.loop.nanos());
    }

    private void modelEvent(ModelEvent event) {
        count(event);
        long now = services.loop.nanos();
        notices.heard(event, now);
        session.on(event, now, this);
        settle();
    }

    private void input(CallInput input) {
        if (!over) {
            session.on(input, services.loop.nanos(), this);
            settle();
        }
    }

    private void count(ModelEvent event) {
        if (event instanceof ModelEvent.Unrecognized) {
            services.metrics.unknown("model");
        } else if (event instanceof ModelEvent.Malformed) {
            services.metrics.malformed("model");
        }
    }

    private void settle() {
        if (session.finished() && !over) {
            over = true;
            services.recordings.ended(session);
            timer.cancel();
            model.close();
            if (carrier != null && !carrier.closing()) {
                carrier.close("call ended");
            }
            context.flush();
            gone.accept(this);
        } else if (!over) {
            timer.by(session.nextDeadline());
        }
    }

    /** Nothing but the time has changed. */
    void tick() {
        long now = services.loop.nanos();
        switch (silentSince(now) ? silence.judge(now) : StreamSilence.Verdict.NOTHING) {
            case NOTHING -> input(new CallInput.Tick());
            case PING -> {
                carrier.ping(silence::ponged);
                input(new CallInput.Tick());
            }
            case LOST -> fellSilent();
        }
    }

    /** The carrier can't know: its end of the connection hears nothing of ours. */
    private void fellSilent() {
        services.metrics.frameDropped("carrier_silent");
        unnoticed = true;
        carrierEvent(new CarrierEvent.StreamStopped(StopReason.CONNECTION_LOST), services.loop.nanos());
    }

    /** Whether the voice agent hung up, or is saying goodbye. */
    boolean saidGoodbye() {
        return notices.saidGoodbye();
    }

    /** Whether the stream ended without the carrier's knowledge. */
    boolean unnoticed() {
        return unnoticed;
    }

    /** Whether the carrier has said nothing for long. */
    boolean silentSince(long now) {
        return carrier != null && !carrier.closing() && silence.lasts(now);
    }

    /** Ends the call since its carrier misbehaves so that nothing good can come of it; {@code reason} from a fixed set. */
    public void giveUp(String reason) {
        if (!over) {
            services.metrics.frameDropped(reason);
            scope.fault(reason, "");
            hangUp(reason);
        }
    }

    private String modelName() {
        return model.model();
    }
}

package io.trunkline.bridge.session;

import io.trunkline.bridge.config.ReplyPartition;
import io.trunkline.bridge.context.CallContext;
import io.trunkline.bridge.socket.MediaLoop;
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
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.SessionFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One call on this bridge: the only owner of its {@link RunningCall}, its carrier leg and its model link. Opened when the gateway tells
 * of the call; a stream joins later; over when the session says so. Used only on the media loop.
 */
public final class BridgedCall implements Effects {
    private final Surroundings around;
    private final CallFacts facts;
    private final RunningCall session;
    private final ModelLink model;
    private final CallContext context;
    private final CallTrace trace;
    private final CallDesk desk;
    private final CallRecorder recorder;
    private final Consumer<BridgedCall> gone;
    private CarrierLeg carrier;
    private long heardAt;
    /** Read once: it is looked at fifty times a second. */
    private final long streamSilent;
    private Runnable cancelTick = () -> { };
    private long tickAt = Long.MAX_VALUE;
    private boolean over;

    /** @param gone told when the call is over on this bridge */
    BridgedCall(Surroundings around, PlaceCall placed, VoiceAgent agent, Consumer<BridgedCall> gone) {
        this.around = around;
        this.gone = gone;
        streamSilent = around.config.waits().streamSilent().toNanos();
        long now = around.loop.nanos();
        facts = new CallFacts(placed, agent, now);
        session = around.recordings.begin(placed.callId(), placed.attempt(), new CallSetup(around).call(placed, agent), now);
        context = new CallContext(around.contexts, around.loop, around.metrics, facts.keys, placed.attempt(), around.config.limits().contextWrites(),
                () -> input(new CallInput.HangUpRequested("superseded")));
        trace = new CallTrace(around.tracer, placed.callId(), placed.traceparent(), agent.name(), around.providers.firstOf(agent, placed.provider()).label());
        desk = new CallDesk(around, facts, context, trace, input -> around.loop.run(() -> input(input)));
        recorder = new CallRecorder(desk, this::modelName);
        model = new ModelLink(around, this::modelEvent, recorder.history(), EndUser.of(placed.caller()));
    }

    /** Opens the model's session and asks who calls. */
    void open() {
        model.open(facts.agent.name(), facts.placed.provider());
        if (facts.placed.resumes()) {
            new Resumption(desk, recorder).begin();
        } else {
            opened();
            recorder.identifyCaller();
        }
        schedule();
    }

    private void opened() {
        context.set(Map.of(SessionFields.BRIDGE, around.config.bridgeId(), SessionFields.AGENT, facts.agent.name(),
                SessionFields.MODEL, modelName(), SessionFields.TRUST, facts.caller.trust().name(),
                SessionFields.REPLY_PARTITION, Integer.toString(ReplyPartition.of(around.config.bridgeId())),
                SessionFields.STARTED_AT, Long.toString(Instant.now().toEpochMilli())));
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
        long now = around.loop.nanos();
        carrier = new CarrierLeg(socket, encoder, around.clips, new Stall(around.loop::after, around.config.waits().stalled(), () -> giveUp("carrier_stalled")));
        facts.streamNanos = now;
        trace.streamStarted();
        Duration setUp = Duration.ofMillis(Instant.now().toEpochMilli() - facts.placed.receivedAt());
        if (facts.placed.resumes()) {
            Long before = facts.placed.silentMillis();
            around.metrics.resumeGap(Duration.ofNanos(now - facts.startedNanos).plusMillis(before == null ? 0 : before));
        } else {
            around.metrics.callSetUp(setUp);
        }
        around.bus.tell(new ControlEvent.StreamStarted(facts.callId(), around.loop.wallAt(now), around.config.bridgeId(), started.streamId(),
                setUp.toMillis()), trace.context());
        carrierEvent(started);
    }

    public void carrierEvent(CarrierEvent event) {
        heardAt = around.loop.nanos();
        session.on(event, heardAt, this);
        settle();
    }

    /** An answer from Kafka. */
    public void toolFinished(ToolCallFinished finished) {
        if (!over) {
            recorder.toolFinished(finished);
        }
    }

    /** Ends the call from our side; {@code reason} from a fixed set. */
    public void hangUp(String reason) {
        input(new CallInput.HangUpRequested(reason));
    }

    /** Lets go of the call, so that another bridge goes on with it. */
    void moveAway() {
        recorder.movedAway();
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
            recorder.beforeHangUp();
            context.whenSettled(around.config.waits().contextBeforeClose(), () -> carrier.close("call ended"));
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
        recorder.notice(notice, around.loop.nanos());
    }

    private void modelEvent(ModelEvent event) {
        count(event);
        long now = around.loop.nanos();
        recorder.heard(event, now);
        session.on(event, now, this);
        settle();
    }

    private void input(CallInput input) {
        if (!over) {
            session.on(input, around.loop.nanos(), this);
            settle();
        }
    }

    private void count(ModelEvent event) {
        if (event instanceof ModelEvent.Unrecognized) {
            around.metrics.unknown("model");
        } else if (event instanceof ModelEvent.Malformed) {
            around.metrics.malformed("model");
        }
    }

    private void settle() {
        if (session.finished() && !over) {
            over = true;
            around.recordings.ended(session);
            cancelTick.run();
            model.close();
            if (carrier != null && !carrier.closing()) {
                carrier.close("call ended");
            }
            context.flush();
            gone.accept(this);
        } else if (!over) {
            schedule();
        }
    }

    private void schedule() {
        long due = session.nextDeadline();
        if (due >= tickAt) {
            return;
        }
        cancelTick.run();
        tickAt = due;
        cancelTick = around.loop.after(MediaLoop.until(due, around.loop.nanos()), this::deadline);
    }

    private void deadline() {
        tickAt = Long.MAX_VALUE;
        cancelTick = () -> { };
        tick();
    }

    /** Nothing but the time has changed. */
    void tick() {
        if (silentSince(around.loop.nanos())) {
            around.metrics.frameDropped("carrier_silent");
            carrierEvent(new CarrierEvent.StreamStopped(StopReason.CONNECTION_LOST));
        } else {
            input(new CallInput.Tick());
        }
    }

    /** Whether caller audio waits for more that doesn't come, or the carrier has said nothing for long. */
    boolean dueBefore(long now) {
        return session.audioDue() <= now || silentSince(now);
    }

    private boolean silentSince(long now) {
        return carrier != null && !carrier.closing() && now - heardAt > streamSilent;
    }

    /** Ends the call since its carrier misbehaves so that nothing good can come of it; {@code reason} from a fixed set. */
    public void giveUp(String reason) {
        if (!over) {
            around.metrics.frameDropped(reason);
            around.bus.tell(new ControlEvent.CallFaulted(facts.callId(), around.loop.wallAt(around.loop.nanos()), reason, ""), trace.context());
            hangUp(reason);
        }
    }

    private String modelName() {
        return model.model();
    }
}

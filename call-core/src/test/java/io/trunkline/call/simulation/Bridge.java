package io.trunkline.call.simulation;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.BargeIn;
import io.trunkline.call.CallNotice.EscalationAnnounced;
import io.trunkline.call.CallNotice.EscalationRequested;
import io.trunkline.call.CallNotice.Finished;
import io.trunkline.call.CallNotice.OperatorRequested;
import io.trunkline.call.CallNotice.ToolRequested;
import io.trunkline.call.CallNotice.ToolTimedOut;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.ReplaceSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.NoSessionLeft;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.SessionReplaced;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.Side;
import io.trunkline.call.session.CallSession;
import java.util.HashSet;
import java.util.Set;

/** One attempt of a call on a bridge: the real call core between a simulated carrier, provider, bus and context. Every effect is judged as it comes. */
final class Bridge implements Effects {
    private static final String GREETING = "Welcome to the desk.";

    private final SimulatedCall call;
    private final Timeline time;
    private final Rules rules;
    private final int epoch;
    private final boolean resumes;
    private final Writes writes;
    private final Going going;
    private final Heard heard;
    private final Told told;
    private final CallSession session;
    private final Set<String> toolsAsked = new HashSet<>();
    private Provider provider;
    private Line line;
    private String delivering;
    private String knownActive;
    private int sessions;
    private int finished;
    private boolean dead;
    private boolean hungUp;
    private boolean greetingAllowed;

    Bridge(SimulatedCall call, int epoch) {
        this.call = call;
        this.time = call.time;
        this.rules = call.rules;
        this.epoch = epoch;
        this.resumes = epoch > 1;
        greetingAllowed = !resumes;
        writes = new Writes(time, call.context, epoch, () -> input(new HangUpRequested("superseded")));
        going = new Going(time, writes);
        heard = new Heard(time, rules);
        told = new Told(rules);
        session = new CallSession(CallConfig.of(SessionConfig.of("triage", "Desk.", "marin"), ModelProfile.REALTIME, new GreetingTexts(GREETING, GREETING)).resuming(resumes), time.now());
        open(null);
    }

    private void open(Provider before) {
        provider = new Provider(time, rules, "b" + epoch + "s" + ++sessions, this::model);
        if (before != null) {
            provider.remembers(before);
        } else {
            provider.connect();
        }
    }

    void streamStarts(Line of) {
        line = of;
    }

    Provider provider() {
        return provider;
    }

    boolean live() {
        return !dead && finished == 0;
    }

    int finished() {
        return finished;
    }

    /** The process dies: nothing more comes of it. */
    void die() {
        dead = true;
        writes.die();
        provider.close();
    }

    /** It may greet: nothing was said before. */
    void mayGreet() {
        greetingAllowed = true;
    }

    void carrier(CarrierEvent event) {
        if (!dead) {
            session.on(event, time.now(), this);
        }
    }

    void input(CallInput input) {
        if (live()) {
            if (input instanceof Resumed resumed) {
                told.owes(resumed.memory());
            }
            session.on(input, time.now(), this);
        }
    }

    private void model(ModelEvent event) {
        if (dead) {
            return;
        }
        switch (event) {
            case ResponseStarted started -> knownActive = started.responseId();
            case ResponseDone done when done.responseId().equals(knownActive) -> knownActive = null;
            case SessionReplaced _ -> knownActive = null;
            default -> { }
        }
        going.heard(event);
        delivering = event instanceof AudioDelta audio ? audio.itemId() : null;
        session.on(event, time.now(), this);
        delivering = null;
    }

    long deadline() {
        return dead ? Long.MAX_VALUE : session.nextDeadline();
    }

    void tick() {
        time.note("bridge " + epoch + " looks at the clock");
        session.on(new Tick(), time.now(), this);
        rules.require(session.nextDeadline() > time.now(), "the clock of bridge " + epoch + " stands still");
    }

    private void living(Object effect) {
        rules.require(finished == 0, effect.getClass().getSimpleName() + " after the end at bridge " + epoch);
    }

    @Override
    public void carrier(CarrierCommand command) {
        living(command);
        rules.require(line != null, "a command for a stream that isn't there");
        rules.require(!hungUp, "a command for a stream that was closed");
        time.note("bridge ", epoch, " commands ", command.getClass().getSimpleName());
        hungUp = command instanceof CarrierCommand.HangUp;
        line.command(command, delivering);
    }

    @Override
    public void model(ModelCommand command) {
        living(command);
        switch (command) {
            case StartResponse start -> {
                told.asks();
                rules.require(knownActive == null, "a second response beside " + knownActive);
                rules.require(greetingAllowed || start.instructions() == null || !start.instructions().contains(GREETING), "a greeting in the middle of the call");
            }
            case AppendContext entry -> told.tells(entry);
            case SubmitToolResults results -> told.tells(results);
            case Truncate cut -> heard.told(cut, line);
            case ReplaceSession _ -> replace();
            case CloseSession _ -> provider.close();
            default -> { }
        }
        provider.command(command);
    }

    private void replace() {
        knownActive = null;
        Provider before = provider;
        before.close();
        time.in(time.between(200, 1800), "another session for bridge " + epoch, () -> {
            if (!live()) {
                return;
            }
            if (time.chance(10)) {
                model(new NoSessionLeft());
            } else {
                open(before);
                told.startsOver();
                model(new SessionReplaced(ModelProfile.REALTIME, "second", 0));
            }
        });
    }

    @Override
    public void notice(CallNotice notice) {
        living(notice);
        time.note("bridge ", epoch, " notes ", notice);
        switch (notice) {
            case TurnCompleted turn when turn.side() == Side.AGENT -> {
                if (call.context.epoch <= epoch) {
                    // of one that another bridge has followed nobody reads what it writes
                    heard.written(turn, line);
                }
                going.said(turn);
            }
            case TurnCompleted turn -> going.said(turn);
            case BargeIn _ -> going.interrupted();
            case ToolRequested asked -> requested(asked);
            case ToolTimedOut late -> timedOut(late);
            case EscalationRequested asked -> time.in(time.between(20, 600), "hand-over is written down", () -> input(new EscalationAnswered(asked.toolCallId(), "{}")));
            case EscalationAnnounced _, OperatorRequested _ -> call.legMoves(this);
            case Finished end -> {
                finished++;
                call.ended(this, end.reason());
            }
            default -> { }
        }
    }

    private void timedOut(ToolTimedOut late) {
        going.awaits(late.toolCallId());
        writes.add(context -> {
            context.pending.remove(late.toolCallId());
            context.answered.put(late.toolCallId(), late.name());
        });
    }

    private void requested(ToolRequested asked) {
        rules.require(toolsAsked.add(asked.toolCallId()), "a tool call asked for twice: " + asked.toolCallId());
        writes.add(context -> context.pending.put(asked.toolCallId(), asked.name()));
        writes.then(() -> ask(asked.toolCallId(), asked.name()));
    }

    /** Also for a call that another bridge asked for, under the same key. */
    void ask(String toolCallId, String name) {
        call.tools.request(toolCallId, name, output -> {
            if (live() && going.awaits(toolCallId)) {
                writes.add(context -> {
                    context.pending.remove(toolCallId);
                    context.answered.put(toolCallId, name);
                    context.turnsWhenAnswered = context.turns.size();
                });
                told.owesAnswer(toolCallId, output);
                input(new ToolAnswered(toolCallId, output, "Done.", "ok"));
            }
        });
        going.asked(toolCallId);
    }
}

package io.trunkline.call.simulation;

import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.CallNotice.FinishReason;
import io.trunkline.call.Trust;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.Side;
import io.trunkline.call.resume.LastMoments;
import io.trunkline.call.resume.Standing;
import io.trunkline.call.resume.Unfinished;
import io.trunkline.call.simulation.Context.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One call from ring to hang-up: a caller, a gateway, and one bridge after another, each of which may die, be cut off, or let go of the call. */
final class SimulatedCall {
    private static final int MOST_LOSSES = 5;
    private static final long LONGEST = 10L * 60 * 1000 * Timeline.MILLI;
    private static final int TELL_MS = 600;

    final Timeline time;
    final Rules rules;
    final Context context = new Context();
    final Tools tools;
    private final List<Bridge> bridges = new ArrayList<>();
    private Bridge owner;
    private Line line;
    private boolean over;
    private boolean hungUp;
    private boolean moving;
    private int wishes;
    private int losses;
    private long lostAt;
    private long speaksUntil;

    SimulatedCall(long seed) {
        time = new Timeline(seed);
        rules = new Rules(time);
        tools = new Tools(time, rules);
    }

    /** @return how many bridges had the call */
    int run() {
        place();
        time.in(time.between(2_000, 60_000), "caller has had enough", this::hangUp);
        callerDoesSomething();
        while (true) {
            Bridge due = due();
            long deadline = due == null ? Long.MAX_VALUE : due.deadline();
            if (deadline == Long.MAX_VALUE && time.next() == Long.MAX_VALUE) {
                break;
            }
            if (deadline <= time.next()) {
                time.passTo(deadline);
                due.tick();
            } else {
                time.step();
            }
            rules.require(time.now() < LONGEST, "the call never ends");
            rules.require(bridges.stream().filter(bridge -> bridge.finished() > 1).findAny().isEmpty(), "two ends at one bridge");
        }
        rules.require(over, "the call isn't over, and nothing happens any more");
        rules.require(bridges.stream().noneMatch(Bridge::live), "a bridge still holds a call that is over");
        return bridges.size();
    }

    private Bridge due() {
        Bridge first = null;
        for (Bridge bridge : bridges) {
            if (first == null || bridge.deadline() < first.deadline()) {
                first = bridge;
            }
        }
        return first;
    }

    private void place() {
        int epoch = bridges.size() + 1;
        Bridge bridge = new Bridge(this, epoch);
        bridges.add(bridge);
        owner = bridge;
        time.in(time.between(2, 900), "bridge " + epoch + " knows who calls", () -> {
            if (epoch == 1) {
                bridge.input(new CallerIdentified("Ann", "C-1", Trust.NUMBER, NumberState.KNOWN));
            }
        });
        time.in(time.between(2, 300), "bridge " + epoch + " claims the call", () -> claim(bridge, epoch));
        time.in(time.between(50, 900), "stream of bridge " + epoch, () -> streamStarts(bridge));
    }

    private void streamStarts(Bridge bridge) {
        if (hungUp || bridge != owner || !bridge.live()) {
            return;
        }
        line = new Line(time, bridge::carrier, () -> closed(bridge));
        bridge.streamStarts(line);
        bridge.carrier(new StreamStarted("MZ" + bridges.size(), "CA1", Map.of()));
    }

    private void claim(Bridge bridge, int epoch) {
        if (!bridge.live() || !context.write(epoch, () -> context.epoch = epoch) || epoch == 1) {
            return;
        }
        if (time.chance(5)) {
            bridge.input(new Resumed(List.of(), Standing.UNKNOWN, "", time.now() - lostAt, List.of()));
            return;
        }
        Unfinished saying = saying();
        Turn last = context.turns.isEmpty() ? null : context.turns.getLast();
        LastMoments moments = new LastMoments(last == null ? null : last.side(), last == null ? "" : last.text(), saying, context.hearing,
                !context.answered.isEmpty() && context.turnsWhenAnswered == context.turns.size());
        if (moments.standing() == Standing.NEW) {
            bridge.mayGreet();
        }
        List<Resumed.Pending> pending = context.pending.entrySet().stream().map(tool -> new Resumed.Pending(tool.getKey(), tool.getValue(), "{}", false)).toList();
        Map.copyOf(context.pending).forEach(bridge::ask);
        bridge.input(new Resumed(memory(saying), moments.standing(), moments.unfinished(), time.now() - lostAt, pending));
        context.hearing = false;
        context.saying = null;
        if (saying != null && !saying.heard().isEmpty()) {
            context.turns.add(new Turn(Side.AGENT, saying.heard()));
        }
    }

    private Unfinished saying() {
        if (context.saying == null) {
            return null;
        }
        Unfinished part = Unfinished.of(context.saying.text(), (lostAt - context.saying.startedAt()) / Timeline.MILLI, context.saying.audioMs());
        return context.saying.whole() ? part : new Unfinished(part.heard(), null);
    }

    private List<AppendContext> memory(Unfinished saying) {
        List<AppendContext> memory = new ArrayList<>();
        context.turns.forEach(turn -> memory.add(new AppendContext(turn.side() == Side.CALLER ? Voice.USER : Voice.ASSISTANT, turn.text())));
        context.answered.values().forEach(tool -> memory.add(new AppendContext(Voice.SYSTEM, "The tool " + tool + " was run: done")));
        if (saying != null && !saying.heard().isEmpty()) {
            memory.add(new AppendContext(Voice.ASSISTANT, saying.heard()));
        }
        return memory;
    }

    private void callerDoesSomething() {
        time.in(time.between(100, 4_000), "something happens", () -> {
            if (over || hungUp) {
                return;
            }
            int what = time.between(1, 100);
            if (line == null || !owner.live()) {
                time.note("nobody is there");
            } else if (what <= 55) {
                speak();
            } else if (what <= 63) {
                line.tell(new DtmfReceived((char) ('0' + time.between(0, 9)), 1));
            } else if (what <= 71) {
                lose("dies", true);
            } else if (what <= 77) {
                lose("is cut off", false);
            } else if (what <= 82) {
                owner.input(new HangUpRequested("moved"));
            } else if (what <= 88) {
                owner.provider().fails();
            }
            callerDoesSomething();
        });
    }

    private void speak() {
        if (time.now() > speaksUntil) {
            int millis = time.between(200, 2_500);
            speaksUntil = time.now() + (millis + TELL_MS) * Timeline.MILLI;
            owner.provider().callerSays(time.chance(50) ? "want-" + ++wishes : "hello", millis);
        }
    }

    /** The carrier loses the stream. A bridge that is merely cut off goes on for a while and then learns of it. */
    private void lose(String how, boolean dies) {
        Bridge lost = owner;
        time.note("bridge " + bridges.size() + " " + how);
        line.cut();
        line = null;
        if (dies) {
            lost.die();
        } else {
            time.in(time.between(0, 5_000), "a bridge that was cut off learns of it", () -> lost.carrier(new StreamStopped(StopReason.CONNECTION_LOST)));
        }
        next();
    }

    /** The carrier asks the gateway what comes next. */
    private void next() {
        lostAt = time.now();
        if (hungUp || moving || ++losses > MOST_LOSSES) {
            over = true;
            owner.input(new HangUpRequested("superseded"));
        } else {
            time.in(time.between(20, 1_500), "the gateway places the call", () -> {
                if (hungUp) {
                    over = true;
                } else {
                    place();
                }
            });
        }
    }

    /** A bridge closed the stream by itself. */
    private void closed(Bridge bridge) {
        if (bridge == owner && line != null) {
            line.cut();
            line = null;
            if (!over) {
                next();
            }
        }
    }

    /** The leg goes to a human. */
    void legMoves(Bridge bridge) {
        if (bridge == owner) {
            moving = true;
            time.in(time.between(100, 900), "the leg is moved", () -> stop(bridge));
        }
    }

    private void hangUp() {
        hungUp = true;
        Bridge last = owner;
        if (line == null) {
            over = true;
        } else {
            stop(last);
        }
    }

    private void stop(Bridge bridge) {
        over = true;
        if (line != null && bridge == owner) {
            line.tell(new StreamStopped(time.chance(80) ? StopReason.STOPPED : StopReason.CONNECTION_LOST));
        }
    }

    void ended(Bridge bridge, FinishReason reason) {
        if (bridge == owner && reason == FinishReason.AGENT_ENDED) {
            over = true;
        }
    }
}

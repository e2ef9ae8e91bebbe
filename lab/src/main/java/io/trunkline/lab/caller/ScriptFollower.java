package io.trunkline.lab.caller;

import io.trunkline.lab.script.Act;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Moment;
import io.trunkline.lab.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides what the caller does next. After a turn of the agent the first open step that fits what was heard is taken; steps that
 * wait for other words are passed over and stay open. When nothing fits and the agent stays silent for
 * {@value #DEFAULT_ORDER_MS} ms, the next step is taken all the same, as a person would speak up. All times are milliseconds since
 * the connection. Used by one thread.
 */
public final class ScriptFollower {

    static final int DEFAULT_ORDER_MS = 7000;
    static final int MAX_REACTIONS = 4;
    private static final int PAUSE_LEAST_MS = 300;
    private static final int PAUSE_MOST_MS = 700;

    /** What is to be done now, and whether it is done over the agent's speech. */
    public record Due(Act act, boolean over) {
    }

    private record Plan(Step step, long atMs) {
    }

    private final List<Step> open;
    private final List<Step> reactions;
    private final RandomGenerator random;
    private Plan plan;
    private boolean agentSpeaking;
    private long agentSinceMs;
    private long hearingSinceMs = -1;
    private String unanswered = "";
    private boolean turnToAnswer;
    private int turnsWithoutWords;
    private long quietSinceMs;
    private long lastActMs;
    private int reactionsLeft = MAX_REACTIONS;

    /** @param random draws the natural pauses */
    public ScriptFollower(CallScript script, RandomGenerator random) {
        this.open = new ArrayList<>(script.steps().stream().filter(step -> !step.always()).toList());
        this.reactions = script.steps().stream().filter(Step::always).toList();
        this.random = random;
    }

    /** The agent begins to speak: whoever was about to say something waits. */
    public void agentBegan(long nowMs) {
        agentSpeaking = true;
        agentSinceMs = nowMs;
        hearingSinceMs = -1;
        plan = null;
    }

    /** The words of the agent's turn so far. */
    public void agentHeardSoFar(String words, long nowMs) {
        if (hearingSinceMs < 0 && nextOver().flatMap(over -> over.hearing()).filter(p -> p.isIn(unanswered + " " + words)).isPresent()) {
            hearingSinceMs = nowMs;
        }
    }

    /** The agent has finished a turn; its words follow by {@link #agentHeard}. */
    public void agentFinished(long nowMs) {
        agentSpeaking = false;
        quietSinceMs = nowMs;
        turnsWithoutWords++;
    }

    /** The words of a finished turn; they count until the caller does something. */
    public void agentHeard(String words) {
        unanswered = (unanswered + " " + words).strip();
        turnToAnswer = true;
        turnsWithoutWords--;
        plan = null;
    }

    /** What the caller did is over: the utterance was spoken. */
    public void actEnded(long nowMs) {
        lastActMs = nowMs;
        quietSinceMs = nowMs;
    }

    /** Whether every step was taken. */
    public boolean finished() {
        return open.isEmpty();
    }

    /** Whether some step waits to interrupt at certain words, so that the turn must be recognised while it goes on. */
    public boolean listensForWords() {
        return nextOver().flatMap(Moment.OverAgent::hearing).isPresent();
    }

    /** The next thing to do, when its moment has come; called while the caller does nothing. */
    public Optional<Due> due(long nowMs) {
        if (!open.isEmpty() && open.getFirst().when() instanceof Moment.AtStart) {
            return take(open.getFirst(), false);
        }
        if (agentSpeaking) {
            return interruption(nowMs);
        }
        if (turnToAnswer && turnsWithoutWords == 0) {
            long atMs = quietSinceMs + random.nextInt(PAUSE_LEAST_MS, PAUSE_MOST_MS + 1);
            plan = answer().map(step -> new Plan(step, atMs)).orElse(null);
            turnToAnswer = false;
        }
        if (plan != null) {
            return nowMs >= plan.atMs() ? take(plan.step(), false) : Optional.empty();
        }
        return timed(nowMs);
    }

    private Optional<Due> interruption(long nowMs) {
        for (Step step : open) {
            if (step.when() instanceof Moment.OverAgent over) {
                long since = over.hearing().isPresent() ? hearingSinceMs : agentSinceMs;
                return since >= 0 && nowMs - since >= over.afterMs() ? take(step, true) : Optional.empty();
            }
            if (!waitsForWords(step)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Step> answer() {
        Optional<Step> reaction = reactionsLeft == 0 ? Optional.empty()
                : reactions.stream().filter(step -> fits(step, unanswered)).findFirst();
        if (reaction.isPresent()) {
            reactionsLeft--;
            return reaction;
        }
        for (Step step : open) {
            if (fits(step, unanswered)) {
                return Optional.of(step);
            }
            if (!waitsForWords(step)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Due> timed(long nowMs) {
        for (Step step : open) {
            switch (step.when()) {
                case Moment.AfterSilence silence -> {
                    return nowMs - quietSinceMs >= silence.ms() ? take(step, false) : Optional.empty();
                }
                case Moment.AfterDelay delay -> {
                    return nowMs - lastActMs >= delay.ms() ? take(step, false) : Optional.empty();
                }
                case Moment.AfterAgent after when after.heard().isPresent() -> {
                    if (!unanswered.isEmpty() && nowMs - quietSinceMs >= DEFAULT_ORDER_MS) {
                        return take(step, false);
                    }
                }
                case Moment.OverAgent over when over.hearing().isPresent() -> { }
                case Moment.AfterAgent _, Moment.OverAgent _, Moment.AtStart _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Due> take(Step step, boolean over) {
        open.remove(step);
        plan = null;
        unanswered = "";
        turnToAnswer = false;
        hearingSinceMs = -1;
        return Optional.of(new Due(step.act(), over));
    }

    private Optional<Moment.OverAgent> nextOver() {
        for (Step step : open) {
            if (step.when() instanceof Moment.OverAgent over) {
                return Optional.of(over);
            }
            if (!waitsForWords(step)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Step step, String heard) {
        return step.when() instanceof Moment.AfterAgent after && after.heard().map(phrase -> phrase.isIn(heard)).orElse(true);
    }

    private static boolean waitsForWords(Step step) {
        return switch (step.when()) {
            case Moment.AfterAgent after -> after.heard().isPresent();
            case Moment.OverAgent over -> over.hearing().isPresent();
            case Moment.AtStart _, Moment.AfterSilence _, Moment.AfterDelay _ -> false;
        };
    }
}

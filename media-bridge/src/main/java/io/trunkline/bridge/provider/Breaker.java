package io.trunkline.bridge.provider;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether a provider is worth a session. Closed while sessions work; open, for a pause that doubles, when enough of the last ones failed and at least as many
 * as worked; half-open while one probe is under way. A session that works at any time closes it. Pure: time is passed in, monotonic nanoseconds.
 */
public final class Breaker {
    /** Sessions looked back at; more are told by their time alone. */
    private static final int MOST = 1_000;

    /** What may be tried; the numbers are those of the metric. */
    public enum State { CLOSED, HALF_OPEN, OPEN }

    /**
     * @param failures     of sessions within the window that open it, if no more worked
     * @param window       looked back
     * @param pause        before the first probe
     * @param longestPause before any
     */
    public record Rule(int failures, Duration window, Duration pause, Duration longestPause) {}

    private record Outcome(long at, boolean good) {}

    private final Rule rule;
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    /** Read by the metric from its own thread. */
    private volatile State state = State.CLOSED;
    private Duration pause;

    public Breaker(Rule rule) {
        this.rule = rule;
        this.pause = rule.pause();
    }

    public State state() {
        return state;
    }

    /** Before the next probe. */
    public Duration pause() {
        return pause;
    }

    /** A session works. @return whether that closed it */
    public boolean answered(long now) {
        boolean wasClosed = state == State.CLOSED;
        if (!wasClosed) {
            outcomes.clear();
            pause = rule.pause();
            state = State.CLOSED;
        }
        remember(now, true);
        return !wasClosed;
    }

    /** A session failed. @return whether that opened it */
    public boolean failed(long now) {
        remember(now, false);
        switch (state) {
            case CLOSED -> {
                long bad = outcomes.stream().filter(outcome -> !outcome.good()).count();
                if (bad >= rule.failures() && 2 * bad >= outcomes.size()) {
                    state = State.OPEN;
                    return true;
                }
            }
            case HALF_OPEN -> {
                pause = pause.multipliedBy(2).compareTo(rule.longestPause()) > 0 ? rule.longestPause() : pause.multipliedBy(2);
                state = State.OPEN;
                return true;
            }
            // calls that run may try in their need; that they fail is no news
            case OPEN -> { }
        }
        return false;
    }

    /** The pause is over: one probe may go. @return whether it should */
    public boolean probe() {
        if (state != State.OPEN) {
            return false;
        }
        state = State.HALF_OPEN;
        return true;
    }

    private void remember(long now, boolean good) {
        while (!outcomes.isEmpty() && (now - outcomes.peekFirst().at() > rule.window().toNanos() || outcomes.size() >= MOST)) {
            outcomes.removeFirst();
        }
        outcomes.addLast(new Outcome(now, good));
    }
}

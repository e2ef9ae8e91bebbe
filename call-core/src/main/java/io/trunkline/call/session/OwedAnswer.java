package io.trunkline.call.session;

import io.trunkline.call.Timings;
import java.time.Duration;

/**
 * An answer that the model owes the caller. One that hasn't begun is missed soon: the caller is asked to wait, and then the model counts as silent. One that
 * has begun without a sound may take longer, since such a model thinks.
 */
final class OwedAnswer {

    private static final long NO = -1;

    private final Duration moment;
    private final Duration silent;
    private final Duration answer;
    private final Deadline wait = new Deadline();
    private final Deadline given = new Deadline();
    private long since = NO;
    private boolean begun;
    private boolean asked;

    OwedAnswer(Timings timings) {
        moment = timings.moment();
        silent = timings.silent();
        answer = timings.answer();
    }

    /** The caller, or a tool's output, waits from now on, if not before. */
    void due(long now) {
        if (since == NO) {
            asked = false;
            again(now);
        }
    }

    /** The clock runs anew, since the caller goes on speaking: nothing is missed before they are done. */
    void again(long now) {
        since = now;
        begun = false;
        given.set(now, silent);
        if (!asked) {
            wait.set(now, moment);
        }
    }

    /** A response runs that may become the answer. */
    void begun(long now) {
        if (since != NO && !begun) {
            begun = true;
            since = now;
            given.set(now, answer);
            if (wait.isSet()) {
                wait.set(now, moment.multipliedBy(2));
            }
        }
    }

    /** The model is alive; that buys it time, but not for ever. */
    void sign(long now) {
        Duration patience = begun ? answer : silent;
        if (given.isSet() && now - since < patience.toNanos()) {
            given.set(now, patience);
        }
    }

    /** It came, or isn't expected any more. */
    void settled() {
        since = NO;
        wait.clear();
        given.clear();
    }

    boolean isDue() {
        return given.isSet();
    }

    /** Whether the caller is to be asked to wait now; once for each answer. {@code free}: nobody speaks, and nothing is being heard. */
    boolean takeWait(boolean free, long now) {
        if (!wait.take(now)) {
            return false;
        }
        if (!free) {
            wait.set(now, moment);
        }
        asked |= free;
        return free;
    }

    /** Whether the caller has been asked to wait for this answer. */
    boolean asked() {
        return asked && since != NO;
    }

    /** Whether the model has had its time. */
    boolean take(long now) {
        return given.take(now);
    }

    long deadline() {
        return Math.min(wait.at(), given.at());
    }
}

package io.trunkline.call.session;

import io.trunkline.call.Timings;
import java.time.Duration;

/**
 * An answer that the model owes the caller. One that hasn't begun is missed soon: the caller is asked to wait, and then the model counts as silent. One that
 * has begun without a sound may take longer, since such a model thinks.
 */
final class OwedAnswer {

    private static final long NO = -1;
    /** Between two responses of one answer, a tool call and what comes of it, the caller's patience isn't as good as new. */
    private static final Duration ONE_ANSWER = Duration.ofSeconds(3);
    /** An answer that is about to begin isn't talked into. */
    private static final Duration SOON = Duration.ofMillis(300);

    private final Duration moment;
    private final Duration silent;
    private final Duration answer;
    private final Deadline wait = new Deadline();
    private final Deadline given = new Deadline();
    private long since = NO;
    /** Since when the caller has heard nothing, though they wait. */
    private long silentSince = NO;
    private boolean begun;
    private boolean asked;

    OwedAnswer(Timings timings) {
        moment = timings.moment();
        silent = timings.silent();
        answer = timings.answer();
    }

    /** The caller, or a tool's output, waits from now on, if not before. */
    void due(long now) {
        if (since != NO) {
            return;
        }
        asked = false;
        if (silentSince == NO || now - silentSince > ONE_ANSWER.toNanos()) {
            again(now);
        } else {
            start(now);
            wait.set(Math.max(silentSince, now + SOON.toNanos() - moment.toNanos()), moment);
        }
    }

    /** The clock runs anew, since the caller goes on speaking: nothing is missed before they are done. */
    void again(long now) {
        silentSince = now;
        start(now);
        if (!asked) {
            wait.set(now, moment);
        }
    }

    private void start(long now) {
        since = now;
        begun = false;
        given.set(now, silent);
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
        silentSince = NO;
        ended();
    }

    /** A response came to its end, perhaps without a sound: another may be due. */
    void ended() {
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

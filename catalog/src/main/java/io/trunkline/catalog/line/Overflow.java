package io.trunkline.catalog.line;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of callers for whom there is no voice agent at the moment.
 *
 * @param steps     one after the other, each where the one before it came to nothing; the operator comes after the last in any case
 * @param hold      how callers hold
 * @param voicemail how long a message may be
 */
public record Overflow(List<Step> steps, Hold hold, Duration voicemail) {

    /** Something to offer. */
    public enum Step { HOLD, CALL_BACK, OPERATOR, VOICEMAIL }

    /**
     * Waiting for a voice agent.
     *
     * @param longest then the next step
     * @param most    callers of the line who may hold; others get the next step at once
     * @param music   a short piece, played between two looks for a voice agent; ours where empty
     */
    public record Hold(Duration longest, int most, Optional<URI> music) {}

    /** @return the step behind the first {@code done} ones */
    public Optional<Step> after(int done) {
        return done < steps.size() ? Optional.of(steps.get(done)) : Optional.empty();
    }

    public boolean takesMessages() {
        return steps.contains(Step.VOICEMAIL);
    }
}

package io.trunkline.lab.carrier;

import java.time.Duration;
import java.util.Objects;

/**
 * How the simulated human agents behave.
 *
 * @param open {@code false}: nobody picks up, callers wait
 * @param pickUpAfter how long a caller waits in a queue
 * @param listensFor after the opening line the human lets the caller talk; when the caller was silent for 1.5 s after speaking, or this
 *     long in any case, the human thanks and says goodbye
 * @param hangsUp after the goodbye the human puts the phone down; otherwise stays on the line in silence
 */
public record DeskPolicy(boolean open, Duration pickUpAfter, Duration listensFor, boolean hangsUp) {

    /** Picks up after four seconds, listens for up to fifteen, then ends the call. */
    public static final DeskPolicy DEFAULT = new DeskPolicy(true, Duration.ofSeconds(4), Duration.ofSeconds(15), true);

    public DeskPolicy {
        Objects.requireNonNull(pickUpAfter, "pickUpAfter");
        Objects.requireNonNull(listensFor, "listensFor");
    }
}

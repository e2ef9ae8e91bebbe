package io.trunkline.lab.script;

import java.util.Optional;

/** When a caller does something. */
public sealed interface Moment {

    /** As soon as the call is connected, whatever is heard. */
    record AtStart() implements Moment {
    }

    /** When the far side has finished a turn; with a phrase, a turn that holds it. */
    record AfterAgent(Optional<Phrase> heard) implements Moment {
    }

    /**
     * While the far side speaks.
     *
     * @param afterMs   how much of the turn, or of what follows the phrase, is heard first, in milliseconds
     * @param hearing   the turn to interrupt is the one in which this is heard
     */
    record OverAgent(int afterMs, Optional<Phrase> hearing) implements Moment {
    }

    /** When nobody has spoken for this many milliseconds. */
    record AfterSilence(int ms) implements Moment {
    }

    /** This many milliseconds after the step before ended, or after the connection. */
    record AfterDelay(int ms) implements Moment {
    }
}

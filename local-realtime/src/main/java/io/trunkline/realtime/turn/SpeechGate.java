package io.trunkline.realtime.turn;

/**
 * Decides from the probabilities of 32 ms windows when speech begins and how long it has been silent since. Pure: knows
 * neither audio nor clock. A start needs several windows in a row, so that a click interrupts nobody; staying needs less
 * certainty than starting, so that a soft word ending isn't a pause.
 */
final class SpeechGate {

    /** Length of a window in milliseconds. */
    static final int WINDOW_MS = 32;
    private static final int ONSET_WINDOWS = 3;
    private static final double HYSTERESIS = 0.15;

    private boolean speaking;
    private int onset;
    private long onsetMs;
    private long lastSpeechMs;

    /** What a window changed. */
    enum Change { NONE, BEGAN, RESUMED }

    /** Takes the probability of the window that ends at {@code endMs}. */
    Change window(double probability, double threshold, long endMs) {
        boolean speech = probability >= (speaking || onset > 0 ? threshold - HYSTERESIS : threshold);
        if (!speech) {
            onset = 0;
            return Change.NONE;
        }
        if (speaking) {
            boolean paused = endMs - WINDOW_MS > lastSpeechMs;
            lastSpeechMs = endMs;
            return paused ? Change.RESUMED : Change.NONE;
        }
        if (onset++ == 0) {
            onsetMs = endMs - WINDOW_MS;
        }
        if (onset < ONSET_WINDOWS) {
            return Change.NONE;
        }
        speaking = true;
        lastSpeechMs = endMs;
        return Change.BEGAN;
    }

    /** The turn is over; the next needs a new onset. */
    void end() {
        speaking = false;
        onset = 0;
    }

    boolean speaking() {
        return speaking;
    }

    /** Where the current or last speech began. */
    long beganMs() {
        return onsetMs;
    }

    /** Where the last window of speech ended. */
    long lastSpeechMs() {
        return lastSpeechMs;
    }
}

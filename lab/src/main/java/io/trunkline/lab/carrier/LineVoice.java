package io.trunkline.lab.carrier;

/**
 * How the carrier and its human agents speak. Called from virtual threads, possibly several at once; may take its time.
 */
@FunctionalInterface
public interface LineVoice {

    /** Who speaks. */
    enum Speaker {
        /** the carrier's own announcements: Say, errors */
        CARRIER,
        /** the human agent at the desk: a different voice than any caller and than the voice agent */
        HUMAN_AGENT
    }

    /** Speech as linear samples at 8 kHz; never empty for a text that is not blank. */
    short[] speak(String text, Speaker speaker);
}

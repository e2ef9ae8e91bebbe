package io.trunkline.lab.recording;

/** Tells where in a track somebody speaks. */
@FunctionalInterface
public interface SpeechWindows {

    /** Length of a window in milliseconds: 256 samples at 8 kHz. */
    int WINDOW_MS = 32;

    /**
     * How likely each window holds speech.
     *
     * @param track 8 kHz
     * @return one value from 0 to 1 for every whole window
     */
    float[] probabilities(short[] track);
}

package io.trunkline.lab.caller;

/** How a caller's texts become sound. */
@FunctionalInterface
public interface Speaking {

    /** The text as sound at 8 kHz, without silence at the ends. May take its time. */
    short[] speak(String text);
}

package io.trunkline.lab.carrier.desk;

import java.util.function.Consumer;

/** Where a human agent's voice comes from. */
@FunctionalInterface
public interface SpeechRequest {

    /** Asks for a sentence as sound; {@code ready} is called later on the caller's own thread (the carrier's clock). */
    void speak(String text, Consumer<short[]> ready);
}

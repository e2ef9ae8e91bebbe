package io.trunkline.speech.engine;

import io.trunkline.speech.SpeechSynthesizer.Speech;

/** An engine that speaks in its own way; {@link StyledVoice} adds text normalisation and style. */
public interface RawVoice extends AutoCloseable {

  /** Speaks words, in this voice's own pitch and pace. Safe from any thread. */
  Speech speak(String words);

  @Override
  void close();
}

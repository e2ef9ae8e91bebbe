package io.trunkline.speech;

import java.util.List;

/** Voices by name, so that a test can have callers who sound different. Safe to call from any thread. */
public final class Voices {

  private final SpeechModels models;

  /** Voices on these models and on whatever speech programs this machine has. */
  public Voices(SpeechModels models) {
    this.models = models;
  }

  /**
   * Names that {@link #named} takes on this machine now: {@code piper} (when its weights are there), {@code freetts}, and,
   * when the programs are installed, {@code flite:slt}, {@code flite:rms}, {@code flite:awb}, {@code festival:…}.
   */
  public List<String> available() {
    throw new UnsupportedOperationException("arrives with the engines");
  }

  /**
   * A voice. Any name may carry a style that holds whenever the caller asks for {@link VoiceStyle#NATURAL}:
   * {@code piper:pitch=1.18,pace=1.05}, {@code flite:slt,pace=0.9}.
   *
   * @throws IllegalArgumentException when there is no such voice here; the message lists those there are
   */
  public SpeechSynthesizer named(String name) {
    throw new UnsupportedOperationException("arrives with the engines");
  }
}

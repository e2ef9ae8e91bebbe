package io.trunkline.speech.engine;

import io.trunkline.speech.SpeechSynthesizer.Speech;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A voice of a speech program installed on this machine, one process a sentence. For callers in tests only. */
public final class ProgramVoice implements RawVoice {

  private static final long LONGEST_SECONDS = 60;
  private static final Pattern FESTIVAL_NAME = Pattern.compile("[a-z][a-z0-9_]+");

  private final List<String> command;

  private ProgramVoice(List<String> command) {
    this.command = command;
  }

  /** flite with one of its voices. */
  public static ProgramVoice flite(String name) {
    return new ProgramVoice(List.of("flite", "-voice", name, "-f", "{in}", "-o", "{out}"));
  }

  /** Festival with one of its voices. */
  public static ProgramVoice festival(String name) {
    return new ProgramVoice(List.of("text2wave", "-eval", "(voice_" + name + ")", "{in}", "-o", "{out}"));
  }

  /** Voices of the installed flite; empty without it. */
  public static List<String> fliteVoices() {
    String listed = output(List.of("flite", "-lv"));
    int colon = listed.indexOf(':');
    return colon < 0 ? List.of() : Arrays.asList(listed.substring(colon + 1).trim().split("\\s+"));
  }

  /** Voices of the installed Festival; empty without it. */
  public static List<String> festivalVoices() {
    String listed = output(List.of("festival", "-b", "(print (voice.list))"));
    return listed.startsWith("(")
        ? FESTIVAL_NAME.matcher(listed).results().map(MatchResult::group).toList()
        : List.of();
  }

  @Override
  public Speech speak(String words) {
    try {
      Path folder = Files.createTempDirectory("trunkline-voice");
      Path in = folder.resolve("in.txt");
      Path out = folder.resolve("out.wav");
      try {
        Files.writeString(in, words, StandardCharsets.US_ASCII);
        run(command.stream().map(part -> part.replace("{in}", in.toString()).replace("{out}", out.toString())).toList());
        return WavFile.read(out);
      } finally {
        Files.deleteIfExists(in);
        Files.deleteIfExists(out);
        Files.delete(folder);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String output(List<String> command) {
    try {
      return run(command);
    } catch (IOException absent) {
      return ""; // not installed: no voices
    }
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command.getFirst() + " failed: " + output);
      }
      return output;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.getFirst() + " ran", stopped);
    } finally {
      process.destroy();
    }
  }

  @Override
  public void close() {
    // nothing is kept between sentences
  }
}

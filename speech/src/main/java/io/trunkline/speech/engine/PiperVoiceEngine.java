package io.trunkline.speech.engine;

import io.github.givimad.piperjni.PiperJNI;
import io.github.givimad.piperjni.PiperVoice;
import io.github.givimad.piperjni.internal.NativeUtils;
import io.trunkline.speech.SpeechSynthesizer.Speech;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Piper with one voice. The phonemes come from espeak-ng, which keeps state for the whole process: so there is one Piper in a
 * process, never ended, and one sentence at a time, however many of these there are.
 */
public final class PiperVoiceEngine implements RawVoice {

  private static final ReentrantLock TURN = new ReentrantLock();
  private static PiperJNI piper;

  private final PiperVoice voice;
  private final int rate;
  private boolean closed;

  /**
   * Loads a voice.
   *
   * @throws UncheckedIOException when the library or the voice can't be loaded on this machine
   */
  public PiperVoiceEngine(Path model) {
    TURN.lock();
    try {
      Path configuration = steady(Path.of(model + ".json"));
      try {
        this.voice = piper().loadVoice(model, configuration);
      } finally {
        Files.delete(configuration);
      }
      this.rate = voice.getSampleRate();
    } catch (IOException | PiperJNI.NotInitialized | UnsatisfiedLinkError unusable) {
      throw new UncheckedIOException(new IOException("can't load voice " + model + ": " + unusable.getMessage(), unusable));
    } finally {
      TURN.unlock();
    }
  }

  /** The voice's configuration without its random part: the same words sound the same each time, so a test can be repeated. */
  private static Path steady(Path configuration) throws IOException {
    String steady = Files.readString(configuration).replaceAll("(?<key>\"noise_(?:scale|w)\"\\s*:\\s*)[0-9.]+", "${key}0");
    return Files.writeString(Files.createTempFile("trunkline-voice", ".json"), steady);
  }

  private static PiperJNI piper() throws IOException {
    if (piper == null) {
      PiperJNI fresh = new PiperJNI();
      fresh.initialize(true, false);
      piper = fresh;
      // the library itself leaves them behind
      Path unpacked = NativeUtils.getESpeakNGData().getParent();
      if (unpacked.getFileName().toString().startsWith("piper-jni-native")) {
        UnpackedFolder.deleteAtExit(unpacked);
      }
    }
    return piper;
  }

  @Override
  public Speech speak(String words) {
    TURN.lock();
    try {
      if (closed) {
        throw new IllegalStateException("voice is closed");
      }
      return new Speech(piper().textToAudio(voice, words), rate);
    } catch (IOException | PiperJNI.NotInitialized broken) {
      throw new IllegalStateException(broken);
    } finally {
      TURN.unlock();
    }
  }

  @Override
  public void close() {
    TURN.lock();
    try {
      if (!closed) {
        closed = true;
        voice.close();
      }
    } finally {
      TURN.unlock();
    }
  }
}

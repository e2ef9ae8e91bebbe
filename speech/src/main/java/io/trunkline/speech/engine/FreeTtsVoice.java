package io.trunkline.speech.engine;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.AudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import io.trunkline.speech.SpeechSynthesizer.Speech;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.sound.sampled.AudioFormat;

/** FreeTTS with the voice "kevin16": robotic, but pure Java and always there. */
public final class FreeTtsVoice implements RawVoice {

  private final ReentrantLock turn = new ReentrantLock();
  private final Voice voice;

  /** Loads the voice from the class path. */
  public FreeTtsVoice() {
    this.voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(candidate -> candidate.getName().equals("kevin16"))
            .findFirst()
            .orElseThrow();
    voice.allocate();
  }

  @Override
  public Speech speak(String words) {
    turn.lock();
    try {
      Capture capture = new Capture();
      voice.setAudioPlayer(capture);
      voice.speak(words);
      return capture.speech();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      voice.deallocate();
    } finally {
      turn.unlock();
    }
  }

  /** Takes the sound instead of playing it. */
  private static final class Capture implements AudioPlayer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);

    Speech speech() {
      ByteOrder order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      short[] samples = new short[bytes.size() / 2];
      ByteBuffer.wrap(bytes.toByteArray()).order(order).asShortBuffer().get(samples);
      return new Speech(samples, (int) format.getSampleRate());
    }

    @Override
    public boolean write(byte[] audio, int offset, int length) {
      bytes.write(audio, offset, length);
      return true;
    }

    @Override
    public boolean write(byte[] audio) {
      return write(audio, 0, audio.length);
    }

    @Override
    public void setAudioFormat(AudioFormat format) {
      this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
      return format;
    }

    @Override
    public boolean drain() {
      return true;
    }

    @Override
    public boolean end() {
      return true;
    }

    @Override
    public float getVolume() {
      return 1;
    }

    @Override
    public long getTime() {
      return -1;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void begin(int size) {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void setVolume(float volume) {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
  }
}

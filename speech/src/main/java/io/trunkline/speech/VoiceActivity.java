package io.trunkline.speech;

/** Tells speech from the rest, window by window. One per stream; used by one thread at a time. */
public interface VoiceActivity extends AutoCloseable {

  /** Samples in a window: 32 ms at {@link #SAMPLE_RATE_HZ}. */
  int WINDOW = 256;

  /** The rate it listens at. */
  int SAMPLE_RATE_HZ = 8000;

  /**
   * How likely this window holds speech, in the light of the windows before.
   *
   * @param window {@link #WINDOW} samples at 8 kHz, -1 to 1
   * @return 0 to 1; 0.5 is the usual threshold for a start, 0.35 for staying
   */
  float speechProbability(float[] window);

  /** Forgets the windows before: a new stream begins. */
  void reset();

  /** Gives up this handle. */
  @Override
  void close();
}

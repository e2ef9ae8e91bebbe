package io.trunkline.speech;

/** Speaks a sentence. Safe to call from any thread; calls are serialised inside. */
public interface SpeechSynthesizer extends AutoCloseable {

  /**
   * Speaks; a sentence a call gives the shortest wait for the first sound.
   *
   * @param text plain English; ids, amounts and dates are put into words by {@link SpokenText}
   * @param style how to say it
   * @return the sound, empty when there is nothing to say
   */
  Speech synthesize(String text, VoiceStyle style);

  /** Gives up this handle; the engine behind it lives as long as its {@link SpeechModels}. */
  @Override
  void close();

  /**
   * Mono sound.
   *
   * @param samples 16-bit linear; not copied, so don't change it
   * @param sampleRateHz samples a second
   */
  record Speech(short[] samples, int sampleRateHz) {

    /** Length in milliseconds. */
    public long millis() {
      return samples.length * 1000L / sampleRateHz;
    }

    /** The same sound at another rate, band-limited. */
    public Speech at(int rateHz) {
      return new Speech(Resampling.resample(samples, sampleRateHz, rateHz), rateHz);
    }
  }
}

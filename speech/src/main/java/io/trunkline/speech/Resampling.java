package io.trunkline.speech;

/** Band-limited rate conversion of whole recordings. For streams see {@link StreamResampler}. */
public final class Resampling {

  private Resampling() {}

  /**
   * The same sound at another rate.
   *
   * @param samples mono, 16-bit
   * @param fromHz their rate
   * @param toHz wanted rate
   * @return {@code samples} itself when the rates are equal
   */
  public static short[] resample(short[] samples, int fromHz, int toHz) {
    return fromHz == toHz ? samples : toShort(resample(toFloat(samples), fromHz, toHz));
  }

  /** The same sound at another rate, in floats. */
  public static float[] resample(float[] samples, int fromHz, int toHz) {
    if (fromHz == toHz) {
      return samples;
    }
    SincKernel kernel = SincKernel.between(fromHz, toHz);
    int length = (int) ((samples.length * (long) kernel.up() + kernel.down() - 1) / kernel.down());
    float[] out = new float[length];
    for (int n = 0; n < length; n++) {
      out[n] = kernel.at(samples, samples.length, n * (long) kernel.down());
    }
    return out;
  }

  /** What {@link SpeechRecognizer#recognize} wants: 16 kHz, -1 to 1. */
  public static float[] toFloat16k(short[] pcm, int fromHz) {
    return resample(toFloat(pcm), fromHz, 16_000);
  }

  /** 16-bit samples as -1 to 1. */
  public static float[] toFloat(short[] pcm) {
    float[] out = new float[pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      out[i] = pcm[i] / 32768f;
    }
    return out;
  }

  /** -1 to 1 as 16-bit samples; what lies outside is clipped. */
  public static short[] toShort(float[] samples) {
    short[] out = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      out[i] = clip(samples[i]);
    }
    return out;
  }

  static short clip(float sample) {
    return (short) Math.clamp(Math.round(sample * 32768f), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}

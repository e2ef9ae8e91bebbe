package io.trunkline.speech;

/**
 * How a voice speaks.
 *
 * @param pitch factor on pitch and formants, 0.7 (large speaker) to 1.5 (small one); the pace stays
 * @param pace factor on speed, 0.7 (slow) to 1.4 (fast)
 */
public record VoiceStyle(double pitch, double pace) {

  /** The voice as it was recorded. */
  public static final VoiceStyle NATURAL = new VoiceStyle(1, 1);

  public VoiceStyle {
    within("pitch", pitch, 0.7, 1.5);
    within("pace", pace, 0.7, 1.4);
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(name + " must lie in " + least + ".." + most + ", was " + value);
    }
  }
}

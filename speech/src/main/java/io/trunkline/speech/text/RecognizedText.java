package io.trunkline.speech.text;

import java.util.Optional;

/** Puts recognised words back into written forms. Pure. */
public final class RecognizedText {

  private RecognizedText() {}

  /**
   * The sentence with numbers, amounts and spelled ids written: "it was three hundred forty seven dollars" becomes "it was
   * $347", "a b seven four nine two" "AB7492".
   */
  public static String written(String recognized) {
    return recognized;
  }

  /** The id spelled in an answer ("my order number is A B seven four nine two" gives "AB7492"), capitals and digits only. */
  public static Optional<String> id(String recognized) {
    return Optional.empty();
  }

  /** The digits in an answer, in order ("four one two" gives "412"). */
  public static Optional<String> digits(String recognized) {
    return Optional.empty();
  }

  /** The amount of money in an answer, in cents. */
  public static Optional<Long> cents(String recognized) {
    return Optional.empty();
  }

  /** Yes, no, or neither. */
  public static Optional<Boolean> agreement(String recognized) {
    return Optional.empty();
  }

  /** Lower-case words without punctuation, numbers written: what two sentences are compared by. */
  public static String comparable(String text) {
    return text;
  }
}

package io.trunkline.speech;

/**
 * What the recogniser may write down. An agent that has just asked for an order number knows what shape the answer has; a
 * restricted vocabulary masks every other token of the decoder, which turns "a bee seventy four ninety two" guesses into the id.
 */
public sealed interface Vocabulary {

  /** Everything the recogniser knows. */
  record Open() implements Vocabulary {}

  /**
   * Only tokens that match.
   *
   * @param name constant word for logs and metrics
   * @param tokenPattern regular expression over one whole decoder token, lower case, without its leading space; a word may
   *     consist of several tokens, so name the pieces too
   */
  record Restricted(String name, String tokenPattern) implements Vocabulary {}

  /** Everything. */
  Vocabulary OPEN = new Open();

  /** Letters, digits and number words, with the few words people put around an id ("my order number is …"). */
  Vocabulary SPELLED = new Restricted("spelled", VocabularyPatterns.SPELLED);

  /** Digits and number words only: codes, card digits, telephone numbers. */
  Vocabulary DIGITS = new Restricted("digits", VocabularyPatterns.DIGITS);

  /** An amount of money: number words, digits, dollars and cents. */
  Vocabulary AMOUNT = new Restricted("amount", VocabularyPatterns.AMOUNT);

  /** Agreement or refusal, in a handful of usual phrases. */
  Vocabulary YES_NO = new Restricted("yes_no", VocabularyPatterns.YES_NO);
}

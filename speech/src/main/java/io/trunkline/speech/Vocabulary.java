package io.trunkline.speech;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the recogniser may write down. An agent that has just asked for an order number knows what shape the answer has; a
 * restricted vocabulary masks every other token of the decoder, so that what sounds like "for" is written "four". What clearly
 * doesn't fit ("let me talk to a person") is heard openly all the same.
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

  /**
   * Everything, but tokens that match are preferred where the sound leaves it open: the words a business expects to hear.
   *
   * @param name constant word for logs and metrics
   * @param tokenPattern as of {@link Restricted}; a word of several tokens is not helped by this
   */
  record Hinted(String name, String tokenPattern) implements Vocabulary {}

  /** Hints at whole words. */
  static Vocabulary hinted(String name, Collection<String> words) {
    return new Hinted(name, String.join("|", words.stream().map(word -> Pattern.quote(word.toLowerCase(Locale.ROOT))).toList()));
  }

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

package io.trunkline.speech;

/**
 * The token patterns behind {@link Vocabulary}'s constants. An empty alternative stands for the space token. Hyphens are left
 * out on purpose: behind one the decoder spells numbers in odd pieces. So is "the" where letters are spelled: it is what a
 * lone C or D sounds like.
 */
final class VocabularyPatterns {

  private static final String MARKS = "|,|\\.";
  private static final String DIGIT_WORDS = "|[0-9]|zero|oh|one|two|three|four|five|six|seven|eight|nine";
  /** The decoder has no token of its own for "eighty", "sixteen", "cents": these are their pieces. */
  private static final String PIECES = "|th|ir|y|ty|teen|een|eigh|nin|ety|sevent|c|ents|doll|ar|ars";
  private static final String NUMBER_WORDS =
      DIGIT_WORDS
          + PIECES
          + "|ten|eleven|twelve|thirteen|thir|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
          + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million";

  static final String SPELLED =
      MARKS + "|'" + DIGIT_WORDS + "|[a-z]|my|order|number|code|id|is|it|yes|sure|and|dash|double|triple|zip|that";
  static final String DIGITS = MARKS + DIGIT_WORDS + "|it|is|my|the|code|number|pin|zip|double|triple|and";
  static final String AMOUNT =
      MARKS + NUMBER_WORDS + "|\\$|dollar|dollars|cent|cents|and|a|about|it|was|is|for|of|the|charge|amount|point";
  static final String YES_NO =
      MARKS
          + "|'|!|yes|yeah|yep|yup|sure|ok|okay|correct|right|that|is|it|s|t|no|nope|not|please|thanks|thank|you|wrong|do|go"
          + "|ahead|don|of|course|i";

  private VocabularyPatterns() {}
}

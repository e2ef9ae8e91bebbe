package io.trunkline.speech;

/** The token patterns behind {@link Vocabulary}'s constants. */
final class VocabularyPatterns {

  private static final String MARKS = "|'|,|\\.|-|s|'s";
  private static final String DIGIT_WORDS = "|[0-9]|zero|oh|one|two|three|four|five|six|seven|eight|nine";
  private static final String NUMBER_WORDS =
      DIGIT_WORDS
          + "|[0-9]{2,3}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
          + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand";
  private static final String CARRIERS = "|my|the|order|number|code|id|is|it|yes|sure|and|dash|double|zip";

  static final String SPELLED = MARKS + DIGIT_WORDS + "|[a-z]" + CARRIERS;
  static final String DIGITS = MARKS + DIGIT_WORDS + "|it|is|double|and";
  static final String AMOUNT =
      MARKS + NUMBER_WORDS + "|\\$|dollar|dollars|cent|cents|and|a|about|it|was|is|for|of|the|charge|amount|point";
  static final String YES_NO =
      "|'|,|\\.|!|yes|yeah|yep|sure|ok|okay|correct|right|that|is|it|s|'s|no|nope|not|please|thanks|thank|you|wrong|do|go|ahead"
          + "|don|t|'t|of|course|i";

  private VocabularyPatterns() {}
}

package io.trunkline.speech.text;

/**
 * One piece of recognised speech, after number words were read.
 *
 * @param kind what it can be part of
 * @param value NUMBER, SCALED, ORDINAL: digits (maybe with a decimal point); LETTERS, MIXED: capitals and digits; REPEAT: how
 *     often; MONEY: dollars as digits; else the word in lower case
 * @param before punctuation before it
 * @param original as the recogniser wrote it
 * @param after punctuation behind it
 */
record Heard(Kind kind, String value, String before, String original, String after) {

  enum Kind {
    WORD,
    /** A single letter, or a short run of capitals. */
    LETTERS,
    /** Digits, or a number word below a hundred: may be one of several that make up a longer string. */
    NUMBER,
    /** A number with "hundred", "thousand" or "million" in it, or a decimal point: stands for itself. */
    SCALED,
    /** Letters and digits in one word. */
    MIXED,
    /** "double", "triple". */
    REPEAT,
    DASH,
    AND,
    MONEY,
    DOLLARS,
    CENTS,
    ORDINAL
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean numeric() {
    return kind == Kind.NUMBER || kind == Kind.SCALED;
  }

  /** May stand inside of a spelled id. */
  boolean spells() {
    return kind == Kind.LETTERS || kind == Kind.NUMBER || kind == Kind.MIXED;
  }

  /** A letter that is a word of its own more often than not. */
  boolean maybeWord() {
    return kind == Kind.LETTERS && (value.equals("A") || value.equals("I"));
  }

  boolean endsSentence() {
    return after.matches(".*[.!?].*");
  }

  String whole() {
    return before + original + after;
  }
}

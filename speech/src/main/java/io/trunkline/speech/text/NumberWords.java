package io.trunkline.speech.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers in English words, American style (no "and"). */
final class NumberWords {

  private static final List<String> ONES =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
  private static final List<String> TENS =
      List.of("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final Map<String, String> ODD_ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth", "nine", "ninth",
          "twelve", "twelfth");

  /** Largest number put into words as one; beyond it digits are read out. */
  static final long LARGEST = 999_999_999L;

  private NumberWords() {}

  /** 347 is "three hundred forty seven". */
  static String cardinal(long number) {
    if (number < 20) {
      return ONES.get((int) number);
    }
    if (number < 100) {
      return joined(TENS.get((int) number / 10), number % 10);
    }
    if (number < 1_000) {
      return joined(cardinal(number / 100) + " hundred", number % 100);
    }
    if (number < 1_000_000) {
      return joined(cardinal(number / 1_000) + " thousand", number % 1_000);
    }
    return joined(cardinal(number / 1_000_000) + " million", number % 1_000_000);
  }

  private static String joined(String head, long rest) {
    return rest == 0 ? head : head + " " + cardinal(rest);
  }

  /** 18 is "eighteenth". */
  static String ordinal(long number) {
    String cardinal = cardinal(number);
    int space = cardinal.lastIndexOf(' ') + 1;
    return cardinal.substring(0, space) + ordinalWord(cardinal.substring(space));
  }

  /** The ordinal of a single number word. */
  static String ordinalWord(String word) {
    if (ODD_ORDINALS.containsKey(word)) {
      return ODD_ORDINALS.get(word);
    }
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
  }

  /** 2026 is "twenty twenty six", 1905 "nineteen oh five", 2005 "two thousand five". */
  static String year(int year) {
    int century = year / 100;
    int rest = year % 100;
    if (year < 1000 || year > 9999 || century % 10 == 0 && rest < 10) {
      return cardinal(year);
    }
    if (rest == 0) {
      return cardinal(century) + " hundred";
    }
    return cardinal(century) + (rest < 10 ? " oh " : " ") + cardinal(rest);
  }

  /** "412" is "four one two". */
  static String digits(String digits) {
    return digits.chars().mapToObj(digit -> ONES.get(digit - '0')).collect(Collectors.joining(" "));
  }
}

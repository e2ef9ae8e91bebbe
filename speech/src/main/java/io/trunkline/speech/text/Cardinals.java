package io.trunkline.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cardinal and ordinal numbers from words. */
final class Cardinals {

  private static final Map<String, Integer> SMALL = new HashMap<>();
  private static final Map<String, Integer> ORDINALS = new HashMap<>();
  private static final Map<String, Long> SCALES = Map.of("thousand", 1_000L, "million", 1_000_000L);

  static {
    for (int n = 0; n < 20; n++) {
      SMALL.put(NumberWords.cardinal(n), n);
    }
    for (int n = 20; n < 100; n += 10) {
      SMALL.put(NumberWords.cardinal(n), n);
    }
    SMALL.forEach((word, n) -> ORDINALS.put(NumberWords.ordinalWord(word), n));
    SMALL.put("fourty", 40);
  }

  /**
   * A number read.
   *
   * @param words how many words it took
   * @param scaled whether a "hundred" or more was among them
   * @param ordinal whether it was one ("forty seventh")
   */
  record Reading(long value, int words, boolean scaled, boolean ordinal) {}

  private final List<String> words;
  private int at;

  private Cardinals(List<String> words) {
    this.words = words;
  }

  static boolean isNumberWord(String word) {
    return SMALL.containsKey(word);
  }

  static boolean isOrdinalWord(String word) {
    return ORDINALS.containsKey(word);
  }

  /** The longest number at the start of {@code words} (lower case); empty when they start with none. */
  static Optional<Reading> read(List<String> words) {
    return new Cardinals(words).read();
  }

  private Optional<Reading> read() {
    long total = 0;
    long group = belowThousand();
    boolean scaled = at > 0 && words.subList(0, at).contains("hundred");
    if (at == 0) {
      return ordinal(0, false);
    }
    for (long last = Long.MAX_VALUE; SCALES.containsKey(peek()) && SCALES.get(peek()) < last && group > 0; ) {
      last = SCALES.get(words.get(at++));
      total += group * last;
      scaled = true;
      skipAnd();
      group = belowThousand();
    }
    return ordinal(total + group, scaled);
  }

  /** Takes an ordinal ending ("twenty sixth", "hundred first") where one follows. */
  private Optional<Reading> ordinal(long value, boolean scaled) {
    Integer last = ORDINALS.get(peek());
    boolean fits = last != null && (at == 0 || value % (last < 10 ? 10 : 100) == 0 && value > 0);
    if (fits) {
      return Optional.of(new Reading(value + last, at + 1, scaled, true));
    }
    return at == 0 ? Optional.empty() : Optional.of(new Reading(value, at, scaled, false));
  }

  private long belowThousand() {
    boolean article = peek().equals("a") && at + 1 < words.size() && isScale(words.get(at + 1));
    long hundreds = article ? taken(1) : belowHundred();
    if (!peek().equals("hundred") || hundreds == 0 || hundreds > 99) {
      return hundreds;
    }
    at++;
    skipAnd();
    return hundreds * 100 + belowHundred();
  }

  private static boolean isScale(String word) {
    return word.equals("hundred") || SCALES.containsKey(word);
  }

  private long belowHundred() {
    Integer first = SMALL.get(peek());
    if (first == null) {
      boolean written = peek().matches("[1-9][0-9]{0,2}") && at + 1 < words.size() && isScale(words.get(at + 1));
      return written ? taken(Integer.parseInt(peek())) : 0;
    }
    at++;
    Integer second = SMALL.get(peek());
    boolean continues = first >= 20 && second != null && second > 0 && second < 10;
    return continues ? first + taken(second) : first;
  }

  private long taken(long value) {
    at++;
    return value;
  }

  /** "and" belongs to the number only when a number follows. */
  private void skipAnd() {
    if (peek().equals("and") && at + 1 < words.size() && SMALL.containsKey(words.get(at + 1))) {
      at++;
    }
  }

  private String peek() {
    return at < words.size() ? words.get(at) : "";
  }
}

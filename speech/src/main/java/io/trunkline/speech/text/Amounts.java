package io.trunkline.speech.text;

import io.trunkline.speech.text.Heard.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Finds amounts of money among heard pieces. */
final class Amounts {

  /**
   * An amount.
   *
   * @param pieces how many pieces it took
   */
  record Reading(long cents, int pieces) {
    /** "$347" or "$347.50". */
    String written() {
      return "$" + cents / 100 + (cents % 100 == 0 ? "" : String.format(".%02d", cents % 100));
    }
  }

  private Amounts() {}

  /** The amount that starts at {@code at}: "$347", "347 dollars and 5 cents", "5 cents". */
  static Optional<Reading> read(List<Heard> heard, int at) {
    if (heard.get(at).is(Kind.MONEY)) {
      return dollars(heard.get(at).value()).map(cents -> new Reading(cents, 1));
    }
    int end = numbersEnd(heard, at);
    if (end == at || end == heard.size()) {
      return Optional.empty();
    }
    String digits = joined(heard.subList(at, end));
    return switch (heard.get(end).kind()) {
      case DOLLARS -> dollars(digits).map(cents -> withCents(heard, at, end + 1, cents));
      case CENTS -> cents(digits).map(cents -> new Reading(cents, end + 1 - at));
      case WORD, LETTERS, NUMBER, SCALED, MIXED, REPEAT, DASH, AND, MONEY, ORDINAL -> Optional.empty();
    };
  }

  /** A bare number that answers "how much?". */
  static Optional<Long> bare(List<Heard> heard) {
    for (int at = 0; at < heard.size(); at++) {
      int end = numbersEnd(heard, at);
      if (end > at) {
        return dollars(joined(heard.subList(at, end)));
      }
    }
    return Optional.empty();
  }

  private static Reading withCents(List<Heard> heard, int from, int at, long dollars) {
    int next = at < heard.size() && heard.get(at).is(Kind.AND) ? at + 1 : at;
    boolean small = next + 1 < heard.size() && heard.get(next).is(Kind.NUMBER) && heard.get(next + 1).is(Kind.CENTS);
    return small
        ? new Reading(dollars + cents(heard.get(next).value()).orElse(0L), next + 2 - from)
        : new Reading(dollars, at - from);
  }

  /** A scaled number stands alone; small ones follow each other ("three forty seven"). */
  private static int numbersEnd(List<Heard> heard, int at) {
    if (heard.get(at).is(Kind.SCALED)) {
      return at + 1;
    }
    int end = at;
    while (end < heard.size() && heard.get(end).is(Kind.NUMBER) && (end == at || heard.get(end - 1).after().isEmpty())) {
      end++;
    }
    return end;
  }

  private static String joined(List<Heard> numbers) {
    return String.join("", numbers.stream().map(Heard::value).toList());
  }

  private static Optional<Long> dollars(String digits) {
    return digits.length() > 12
        ? Optional.empty()
        : Optional.of(new BigDecimal(digits).movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  private static Optional<Long> cents(String digits) {
    return digits.length() > 12
        ? Optional.empty()
        : Optional.of(new BigDecimal(digits).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}

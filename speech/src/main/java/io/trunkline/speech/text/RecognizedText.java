package io.trunkline.speech.text;

import io.trunkline.speech.text.Heard.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts recognised words back into written forms. Pure. */
public final class RecognizedText {

  private static final Set<String> YES_AT_ONCE = Set.of("yes", "yeah", "yep", "yup", "sure", "absolutely", "exactly");
  private static final Set<String> NO_AT_ONCE = Set.of("no", "nope", "nah");
  private static final Set<String> REFUSAL =
      Set.of("no", "nope", "not", "don't", "wrong", "incorrect", "isn't", "never", "didn't");
  private static final Set<String> ASSENT =
      Set.of("yes", "yeah", "yep", "correct", "right", "sure", "ok", "okay", "exactly", "please", "fine", "good");
  private static final Set<String> MONTHS =
      Set.of(
          "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december");

  private RecognizedText() {}

  /**
   * The sentence with numbers, amounts and spelled ids written: "it was three hundred forty seven dollars" becomes "it was
   * $347", "a b seven four nine two" "AB7492". A lone "one" stays a word, for it is one more often than not.
   */
  public static String written(String recognized) {
    List<Heard> heard = Listening.to(recognized);
    List<String> out = new ArrayList<>();
    for (int at = 0; at < heard.size(); ) {
      Optional<Amounts.Reading> amount = Amounts.read(heard, at);
      Optional<Spelling.Run> run = Spelling.inSentence(heard, at);
      if (amount.isPresent()) {
        out.add(around(heard, at, amount.get().pieces(), amount.get().written()));
        at += amount.get().pieces();
      } else if (run.isPresent() && !loneOne(heard.get(at), run.get())) {
        out.add(around(heard, at, run.get().pieces(), run.get().text()));
        at += run.get().pieces();
      } else {
        out.add(single(heard, at));
        at++;
      }
    }
    return String.join(" ", out);
  }

  /**
   * The id spelled in an answer ("my order number is A B seven four nine two" gives "AB7492"), capitals and digits only; it has
   * at least three characters and a digit.
   */
  public static Optional<String> id(String recognized) {
    return Spelling.longest(Spelling.asSpelled(Listening.to(recognized)), Heard::spells).filter(id -> id.length() >= 3);
  }

  /** The longest run of digits in an answer ("it's four one two" gives "412"). */
  public static Optional<String> digits(String recognized) {
    return Spelling.longest(Listening.to(recognized), piece -> piece.numeric() && !piece.value().contains("."));
  }

  /** The amount of money in an answer, in cents: the first one named as money, else the first bare number, as dollars. */
  public static Optional<Long> cents(String recognized) {
    List<Heard> heard = Listening.to(recognized);
    for (int at = 0; at < heard.size(); at++) {
      Optional<Amounts.Reading> amount = Amounts.read(heard, at);
      if (amount.isPresent()) {
        return amount.map(Amounts.Reading::cents);
      }
    }
    return Amounts.bare(heard);
  }

  /** Yes, no, or neither. A yes or no at the start decides, then any refusal, then any assent. */
  public static Optional<Boolean> agreement(String recognized) {
    List<String> words = Listening.to(recognized).stream().map(piece -> piece.original().toLowerCase(Locale.ROOT)).toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    boolean yesFirst = YES_AT_ONCE.contains(words.getFirst());
    if (yesFirst || NO_AT_ONCE.contains(words.getFirst())) {
      return Optional.of(yesFirst);
    }
    if (words.stream().anyMatch(REFUSAL::contains)) {
      return Optional.of(false);
    }
    return words.stream().anyMatch(ASSENT::contains) ? Optional.of(true) : Optional.empty();
  }

  /**
   * What two sentences are compared by, whether typed or heard: lower-case words without punctuation, every number written,
   * neighbouring digits joined.
   */
  public static String comparable(String text) {
    String written = written(SpokenText.of(text)).toLowerCase(Locale.ROOT);
    return written
        .replaceAll("[^a-z0-9$.' ]", " ")
        .replaceAll("\\.(?![0-9])|(?<![0-9])\\.|(?<![a-z])'|'(?![a-z])", " ")
        .replaceAll("\\bone\\b", "1")
        .replaceAll("\\b([0-9]+)(?:st|nd|rd|th)\\b", "$1")
        .replaceAll("\\s+", " ")
        .replaceAll("(?<=\\b[0-9]{1,12}) (?=[0-9]+\\b)", "")
        .strip();
  }

  private static boolean loneOne(Heard piece, Spelling.Run run) {
    return run.pieces() == 1 && piece.original().equalsIgnoreCase("one");
  }

  private static String single(List<Heard> heard, int at) {
    Heard piece = heard.get(at);
    return switch (piece.kind()) {
      case SCALED -> piece.before() + piece.value() + piece.after();
      case ORDINAL -> ordinal(heard, at);
      case MIXED -> piece.before() + piece.value() + piece.after();
      case WORD, LETTERS, NUMBER, REPEAT, DASH, AND, MONEY, DOLLARS, CENTS -> piece.whole();
    };
  }

  /** "first", "second", "third" are ordinary words unless a month stands before. */
  private static String ordinal(List<Heard> heard, int at) {
    Heard piece = heard.get(at);
    long value = Long.parseLong(piece.value());
    boolean afterMonth = at > 0 && MONTHS.contains(heard.get(at - 1).value());
    return value <= 3 && !afterMonth ? piece.whole() : piece.before() + value + suffix(value) + piece.after();
  }

  private static String suffix(long value) {
    if (value % 100 >= 11 && value % 100 <= 13) {
      return "th";
    }
    return switch ((int) (value % 10)) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  private static String around(List<Heard> heard, int at, int pieces, String text) {
    return heard.get(at).before() + text + heard.get(at + pieces - 1).after();
  }
}

package io.trunkline.speech.text;

import io.trunkline.speech.text.Heard.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Joins spelled pieces: letters, digits, pairs of digits, "double seven". */
final class Spelling {

  private static final int SHORTEST_ID = 3;
  private static final Map<String, String> SOUNDS =
      Map.of("be", "B", "bee", "B", "see", "C", "sea", "C", "tea", "T", "jay", "J", "kay", "K", "ex", "X", "why", "Y");
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "is", "it", "its", "the", "my", "no", "was", "for", "to", "too", "of", "on", "in", "are", "so", "um", "uh", "er",
          "ok", "but", "has", "not", "yes", "id", "or", "at", "an", "as", "am", "if", "that", "me", "he", "she", "we", "you");

  /**
   * A run of spelled pieces.
   *
   * @param text joined, capitals and digits
   * @param pieces how many pieces it took
   */
  record Run(String text, int pieces) {}

  private Spelling() {}

  /** In an open sentence, the id or digit string that starts at {@code at}; cautious about "a" and "I". */
  static Optional<Run> inSentence(List<Heard> heard, int at) {
    int end = at;
    while (end < heard.size() && (end == at || joins(heard, end)) && (heard.get(end).spells() || repeats(heard, end))) {
      end++;
    }
    if (end > at && end < heard.size() && heard.get(end - 1).maybeWord() && !heard.get(end - 1).endsSentence()) {
      end--; // "… 7492 I think"
    }
    if (end <= at) {
      return Optional.empty();
    }
    List<Heard> run = heard.subList(at, end);
    String text = joined(run);
    boolean digitsOnly = text.matches("[0-9]+");
    boolean id = text.length() >= SHORTEST_ID && text.matches(".*[0-9].*") && !article(run);
    return digitsOnly || id ? Optional.of(new Run(text, run.size())) : Optional.empty();
  }

  /** "a 30 day trial": an article before one number. */
  private static boolean article(List<Heard> run) {
    return run.getFirst().maybeWord() && run.size() == 2 && run.get(1).is(Kind.NUMBER);
  }

  private static boolean repeats(List<Heard> heard, int at) {
    return heard.get(at).is(Kind.REPEAT) && at + 1 < heard.size() && heard.get(at + 1).spells();
  }

  /** Punctuation parts whole numbers, but not spelled characters, around which recognisers put commas and stops. */
  private static boolean joins(List<Heard> heard, int at) {
    Heard left = heard.get(at - 1);
    Heard right = heard.get(at);
    boolean plain = left.after().isEmpty() && right.before().isEmpty();
    return plain || left.value().length() == 1 && right.value().length() == 1 || left.is(Kind.LETTERS);
  }

  /**
   * In an answer to "what is your …?", short words beside spelled pieces are taken for letters ("wg, 7303") or for what they
   * sound like ("be seven").
   */
  static List<Heard> asSpelled(List<Heard> heard) {
    List<Heard> out = new ArrayList<>(heard);
    for (int at = heard.size() - 1; at >= 0; at--) {
      boolean beside = at + 1 < out.size() && out.get(at + 1).spells() || at > 0 && heard.get(at - 1).spells();
      if (out.get(at).is(Kind.WORD) && beside) {
        out.set(at, letters(out.get(at)));
      }
    }
    return out;
  }

  private static Heard letters(Heard word) {
    String sound = SOUNDS.get(word.value());
    boolean letters = word.value().matches("[a-z]{2,3}") && !SMALL_WORDS.contains(word.value());
    if (sound == null && !letters) {
      return word;
    }
    String value = sound == null ? word.value().toUpperCase(Locale.ROOT) : sound;
    return new Heard(Kind.LETTERS, value, word.before(), word.original(), word.after());
  }

  /** In an answer to "what is your …?", the longest run that {@code takes} allows; the later one of two equals. */
  static Optional<String> longest(List<Heard> heard, Predicate<Heard> takes) {
    String best = "";
    List<Heard> run = new ArrayList<>();
    for (int at = 0; at < heard.size(); at++) {
      Heard piece = heard.get(at);
      if (takes.test(piece) || piece.is(Kind.REPEAT)) {
        run.add(piece);
      } else if (!piece.is(Kind.DASH) && !piece.is(Kind.AND)) {
        best = longer(best, run);
        run.clear();
      }
    }
    best = longer(best, run);
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String longer(String best, List<Heard> run) {
    String text = joined(run);
    return text.matches(".*[0-9].*") && text.length() >= best.length() ? text : best;
  }

  private static String joined(List<Heard> run) {
    StringBuilder text = new StringBuilder();
    int times = 1;
    for (Heard piece : run) {
      if (piece.is(Kind.REPEAT)) {
        times = Integer.parseInt(piece.value());
      } else {
        text.append(piece.value().substring(0, 1).repeat(times - 1)).append(piece.value());
        times = 1;
      }
    }
    return text.toString();
  }
}

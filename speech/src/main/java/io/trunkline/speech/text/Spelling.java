package io.trunkline.speech.text;

import io.trunkline.speech.text.Heard.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Joins spelled pieces: letters, digits, pairs of digits, "double seven". */
final class Spelling {

  private static final int SHORTEST_ID = 3;

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

package io.trunkline.speech.text;

import io.trunkline.speech.text.Heard.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts recognised text into {@link Heard} pieces: words apart from their punctuation, number words read. */
final class Listening {

  private static final Pattern CHUNK = Pattern.compile("([^\\p{Alnum}$]*)(.*?)([^\\p{Alnum}]*)");
  private static final Pattern MONEY = Pattern.compile("\\$([0-9][0-9,]*(?:\\.[0-9]{1,2})?)");
  private static final Pattern DECIMAL = Pattern.compile("[0-9][0-9,]*\\.[0-9]+");
  private static final Pattern ORDINAL = Pattern.compile("([0-9]+)(?:st|nd|rd|th)");
  private static final Pattern MIXED = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9]+");

  private record Piece(String before, String core, String after) {
    String lower() {
      return core.toLowerCase(Locale.ROOT);
    }
  }

  private Listening() {}

  static List<Heard> to(String text) {
    List<Piece> pieces = new ArrayList<>();
    for (String chunk : text.strip().split("\\s+")) {
      Matcher parts = CHUNK.matcher(chunk);
      if (!chunk.isEmpty() && parts.matches()) {
        pieces.addAll(split(new Piece(parts.group(1), parts.group(2), parts.group(3))));
      }
    }
    return read(pieces);
  }

  /** "forty-seven", "A-B-7492", "A.B." and "7,4,9" hold several pieces, "e-mail" and "7,492" one. */
  private static List<Piece> split(Piece piece) {
    String core = piece.core();
    boolean dotted = core.matches("[A-Za-z](?:[.,][A-Za-z0-9])+");
    boolean listed = core.matches("[A-Za-z0-9](?:,[A-Za-z0-9])+");
    List<String> parts = Arrays.asList(core.split(dotted || listed ? "[.,]" : "-"));
    boolean hyphenated = parts.size() > 1 && parts.stream().allMatch(Listening::spelling);
    if (!(dotted || listed || hyphenated)) {
      return List.of(piece);
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      pieces.add(
          new Piece(i == 0 ? piece.before() : "", parts.get(i), i == parts.size() - 1 ? piece.after() : ""));
    }
    return pieces;
  }

  private static boolean spelling(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return part.matches("[0-9]+|[A-Za-z]|[A-Z]{2,4}")
        || MIXED.matcher(part).matches()
        || Cardinals.isNumberWord(lower)
        || Cardinals.isOrdinalWord(lower)
        || lower.matches("hundred|thousand|dollars?");
  }

  private static List<Heard> read(List<Piece> pieces) {
    List<Heard> heard = new ArrayList<>();
    for (int at = 0; at < pieces.size(); ) {
      Optional<Cardinals.Reading> number = Cardinals.read(unbroken(pieces, at));
      if (number.isPresent()) {
        heard.add(number(pieces.subList(at, at + number.get().words()), number.get()));
        at += number.get().words();
      } else {
        heard.add(single(pieces.get(at), heard, at + 1 < pieces.size() ? pieces.get(at + 1) : null));
        at++;
      }
    }
    return heard;
  }

  /** The words from here to the next punctuation (a comma behind "hundred" is none), and no more than a number can have. */
  private static List<String> unbroken(List<Piece> pieces, int from) {
    List<String> words = new ArrayList<>();
    for (int at = from; at < pieces.size() && words.size() < 16; at++) {
      words.add(pieces.get(at).lower());
      boolean pause = pieces.get(at).after().equals(",") && words.getLast().matches("hundred|thousand|million");
      if (!pieces.get(at).after().isEmpty() && !pause) {
        break;
      }
    }
    return words;
  }

  private static Heard number(List<Piece> pieces, Cardinals.Reading reading) {
    Kind kind = reading.ordinal() ? Kind.ORDINAL : reading.scaled() ? Kind.SCALED : Kind.NUMBER;
    String original = String.join(" ", pieces.stream().map(Piece::core).toList());
    return new Heard(
        kind, Long.toString(reading.value()), pieces.getFirst().before(), original, pieces.getLast().after());
  }

  private static Heard single(Piece piece, List<Heard> before, Piece next) {
    String core = piece.core();
    Matcher money = MONEY.matcher(core);
    if (money.matches()) {
      return heard(piece, Kind.MONEY, money.group(1).replace(",", ""));
    }
    if (DECIMAL.matcher(core).matches()) {
      return heard(piece, Kind.SCALED, core.replace(",", ""));
    }
    if (core.matches("[0-9]+|[0-9]{1,3}(,[0-9]{3})+")) {
      return heard(piece, Kind.NUMBER, core.replace(",", ""));
    }
    Matcher ordinal = ORDINAL.matcher(core);
    if (ordinal.matches()) {
      return heard(piece, Kind.ORDINAL, ordinal.group(1));
    }
    if (isZero(piece, before, next)) {
      return heard(piece, Kind.NUMBER, "0");
    }
    if (core.matches("[A-Za-z]|[A-Z]{2,4}")) {
      return heard(piece, Kind.LETTERS, core.toUpperCase(Locale.ROOT));
    }
    if (MIXED.matcher(core).matches()) {
      return heard(piece, Kind.MIXED, core.toUpperCase(Locale.ROOT));
    }
    return word(piece);
  }

  /** "oh" or "o" beside digits. */
  private static boolean isZero(Piece piece, List<Heard> before, Piece next) {
    boolean afterDigit = !before.isEmpty() && before.getLast().is(Kind.NUMBER);
    return switch (piece.lower()) {
      case "o" -> afterDigit;
      case "oh" ->
          afterDigit || next != null && (Cardinals.isNumberWord(next.lower()) || next.core().matches("[0-9]+"));
      case String other -> false;
    };
  }

  private static Heard word(Piece piece) {
    return switch (piece.lower()) {
      case "double" -> heard(piece, Kind.REPEAT, "2");
      case "triple" -> heard(piece, Kind.REPEAT, "3");
      case "dash", "hyphen", "minus" -> heard(piece, Kind.DASH, piece.lower());
      case "and" -> heard(piece, Kind.AND, piece.lower());
      case "dollar", "dollars", "bucks" -> heard(piece, Kind.DOLLARS, piece.lower());
      case "cent", "cents" -> heard(piece, Kind.CENTS, piece.lower());
      case String other -> heard(piece, Kind.WORD, other);
    };
  }

  private static Heard heard(Piece piece, Kind kind, String value) {
    return new Heard(kind, value, piece.before(), piece.core(), piece.after());
  }
}

package io.trunkline.speech.text;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts written forms into words a synthesiser says right. Pure. */
public final class SpokenText {

  private record Rule(Pattern written, Function<MatchResult, String> spoken) {}

  private static final String MONTHS =
      "January|February|March|April|May|June|July|August|September|October|November|December";
  /** Digits that are read one by one from this many on. */
  private static final int LONG_NUMBER = 5;

  /** In this order: what an earlier rule has put into words no later one sees. */
  private static final List<Rule> RULES =
      List.of(
          rule("[\\w.+*•-]+@[\\w-]+(?:\\.[\\w-]+)+", SpokenText::email),
          rule("\\$\\s?([0-9][0-9,]*)(?:\\.([0-9]{1,2})(?![0-9]))?", SpokenText::amount),
          rule("\\b([0-9]{4})-([0-9]{2})-([0-9]{2})\\b(?:T[0-9:.]+Z?)?", SpokenText::date),
          rule("\\b(" + MONTHS + ") ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?\\b", SpokenText::namedDate),
          rule("\\b([0-9]{1,9})(?:st|nd|rd|th)\\b", match -> NumberWords.ordinal(Long.parseLong(match.group(1)))),
          rule("\\b([0-9]{1,2}):([0-9]{2})\\b", SpokenText::time),
          rule("(?<![\\w])\\+?[0-9]{1,4}(?:[ -][0-9]{3,4}){2,}\\b|\\+[0-9]{7,15}\\b", SpokenText::phone),
          rule("\\b(?=[A-Z0-9-]{3,})(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*[0-9])[A-Z0-9]+(?:-[A-Z0-9]+)*\\b", SpokenText::id),
          rule("\\b([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.([0-9]+))?\\b", SpokenText::number),
          rule("\\s*%", match -> " percent"),
          rule("\\s*&\\s*", match -> " and "),
          rule("[*_`#•]+", match -> " "),
          rule(" {2,}", match -> " "));

  private SpokenText() {}

  /**
   * As it should be spoken: "$347.00" becomes "three hundred forty seven dollars", "AB7492" "A B, seven four nine two",
   * "2026-03-18" "March eighteenth, twenty twenty six". Doing it twice changes nothing.
   */
  public static String of(String written) {
    String text = written;
    for (Rule rule : RULES) {
      text = rule.written().matcher(text).replaceAll(match -> Matcher.quoteReplacement(rule.spoken().apply(match)));
    }
    return text;
  }

  private static Rule rule(String written, Function<MatchResult, String> spoken) {
    return new Rule(Pattern.compile(written), spoken);
  }

  private static String email(MatchResult match) {
    return match.group().replaceAll("[*•]+", "").replace("@", " at ").replace(".", " dot ").replace("_", " underscore ")
        .replace("-", " dash ").replace("+", " plus ").replaceAll(" {2,}", " ").strip();
  }

  private static String amount(MatchResult match) {
    String whole = match.group(1).replace(",", "");
    if (whole.length() > 9) {
      return NumberWords.digits(whole) + " dollars";
    }
    long dollars = Long.parseLong(whole);
    long cents = match.group(2) == null ? 0 : Long.parseLong((match.group(2) + "0").substring(0, 2));
    String spokenCents = NumberWords.cardinal(cents) + (cents == 1 ? " cent" : " cents");
    if (dollars == 0 && cents > 0) {
      return spokenCents;
    }
    String spokenDollars = NumberWords.cardinal(dollars) + (dollars == 1 ? " dollar" : " dollars");
    return cents == 0 ? spokenDollars : spokenDollars + " and " + spokenCents;
  }

  private static String date(MatchResult match) {
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
      return spoken(date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), date.getDayOfMonth(), date.getYear());
    } catch (DateTimeException noSuchDay) {
      return grouped(match.group().replaceAll("[^0-9]", ""));
    }
  }

  private static String namedDate(MatchResult match) {
    int day = Integer.parseInt(match.group(2));
    boolean exists = day >= 1 && day <= Month.valueOf(match.group(1).toUpperCase(Locale.ENGLISH)).maxLength();
    int year = match.group(3) == null ? -1 : Integer.parseInt(match.group(3));
    return exists ? spoken(match.group(1), day, year) : match.group();
  }

  private static String spoken(String month, int day, int year) {
    return month + " " + NumberWords.ordinal(day) + (year < 0 ? "" : ", " + NumberWords.year(year));
  }

  private static String time(MatchResult match) {
    String hour = NumberWords.cardinal(Long.parseLong(match.group(1)));
    int minute = Integer.parseInt(match.group(2));
    if (minute == 0) {
      return hour + " o'clock";
    }
    return hour + (minute < 10 ? " oh " : " ") + NumberWords.cardinal(minute);
  }

  private static String phone(MatchResult match) {
    String plus = match.group().startsWith("+") ? "plus " : "";
    String number = match.group().replace("+", "");
    if (number.matches("1[0-9]{10}")) {
      number = number.replaceAll("(.)(...)(...)(....)", "$1 $2 $3 $4");
    }
    String[] parts = number.split("[ -]");
    return plus + (parts.length == 1 ? grouped(number) : Arrays.stream(parts).map(NumberWords::digits).collect(joining(", ")));
  }

  /** Runs of letters and of digits, each character by itself, a short pause between the runs. */
  private static String id(MatchResult match) {
    StringBuilder spoken = new StringBuilder();
    Matcher run = Pattern.compile("[A-Z]+|[0-9]+").matcher(match.group());
    while (run.find()) {
      String part = Character.isDigit(run.group().charAt(0)) ? grouped(run.group()) : String.join(" ", run.group().split(""));
      spoken.append(spoken.isEmpty() ? "" : ", ").append(part);
    }
    return spoken.toString();
  }

  private static String number(MatchResult match) {
    String whole = match.group(1).replace(",", "");
    String fraction = match.group(2) == null ? "" : " point " + NumberWords.digits(match.group(2));
    boolean readOut = whole.length() > 1 && whole.startsWith("0") || whole.length() > 9
        || whole.length() >= LONG_NUMBER && !match.group(1).contains(",");
    return (readOut ? grouped(whole) : NumberWords.cardinal(Long.parseLong(whole))) + fraction;
  }

  /** Read out digit by digit, in groups of four (three where that comes out even) with short pauses. */
  private static String grouped(String digits) {
    int size = digits.length() <= 4 ? 4 : digits.length() % 4 == 0 ? 4 : 3;
    StringBuilder spoken = new StringBuilder();
    int rest = digits.length();
    for (int at = 0; at < digits.length(); ) {
      int take = rest <= 4 ? rest : size;
      spoken.append(at == 0 ? "" : ", ").append(NumberWords.digits(digits.substring(at, at + take)));
      at += take;
      rest -= take;
    }
    return spoken.toString();
  }
}

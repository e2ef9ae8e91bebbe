package io.trunkline.lab.carrier.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a human agent says, made from the task: from a summary with an amount the charge, its time and the caller's claim are picked out;
 * any other summary is turned to the caller ("the caller asks …" becomes "you ask …").
 */
public final class HumanLines {

    private static final Pattern AMOUNT = Pattern.compile(
            "\\$\\s?\\d[\\d,]*(?:\\.\\d{1,2})?|\\d[\\d,]*(?:\\.\\d{1,2})?\\s?(?:dollars?|USD|EUR|euros?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHEN = Pattern.compile(
            "\\b(?:last|this) (?:month|week|year)\\b|\\byesterday\\b|\\b(?:in|from|of|on) ((?:January|February|March|April|May|June|July|August"
                    + "|September|October|November|December)(?: \\d{1,2}(?:st|nd|rd|th)?)?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_AUTHORISED = Pattern.compile(
            "\\b(?:not|never|didn't|hasn't|no) (?:have |has )?authori[sz]|\\bunauthori[sz]ed|\\bwithout authori[sz]ation|\\bnot authori[sz]ed",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_RECOGNISED =
            Pattern.compile("\\b(?:not|never|doesn't|didn't) (?:recogni[sz]e|know)|\\bunrecogni[sz]ed", Pattern.CASE_INSENSITIVE);
    private static final Pattern TWICE = Pattern.compile("\\btwice\\b|\\bduplicate", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARGE =
            Pattern.compile("\\b(charge|payment|bill|invoice|fee|refund|deposit|order)", Pattern.CASE_INSENSITIVE);

    private HumanLines() {}

    /** The first thing the human says. */
    public static String opening(TaskReading task) {
        String greeting = task.firstName().isEmpty() ? "Hello, " : "Hi " + task.firstName() + ", ";
        if (task.summary().isEmpty()) {
            return greeting + "thank you for holding. How can I help you?";
        }
        return greeting + "I can see " + about(task) + " Let me take care of that for you right away.";
    }

    /** The last thing the human says. */
    public static String closing(TaskReading task) {
        String name = task.firstName().isEmpty() ? "" : ", " + task.firstName();
        return "Thank you" + name + ". I have everything I need, and you'll hear from us today. Goodbye.";
    }

    private static String about(TaskReading task) {
        Matcher amount = AMOUNT.matcher(task.summary());
        return amount.find()
                ? "you're calling about a " + plain(amount.group()) + " " + kind(task.summary()) + time(task.summary())
                        + claim(task.summary()) + "."
                : "that " + SecondPerson.of(firstSentence(task.summary()), task.firstName());
    }

    private static String plain(String amount) {
        return amount.replaceFirst("[.]00?\\b", "").replace("$ ", "$");
    }

    private static String kind(String summary) {
        Matcher kind = CHARGE.matcher(summary);
        return kind.find() ? kind.group(1).toLowerCase(Locale.ROOT) : "charge";
    }

    private static String time(String summary) {
        Matcher when = WHEN.matcher(summary);
        if (!when.find()) {
            return "";
        }
        return " from " + (when.group(1) == null ? when.group().toLowerCase(Locale.ROOT) : when.group(1));
    }

    private static String claim(String summary) {
        List<String> claims = new ArrayList<>();
        if (NOT_AUTHORISED.matcher(summary).find()) {
            claims.add("didn't authorize");
        }
        if (NOT_RECOGNISED.matcher(summary).find()) {
            claims.add("don't recognize");
        }
        if (TWICE.matcher(summary).find()) {
            claims.add("were charged twice");
        }
        return claims.isEmpty() ? "" : " that you " + String.join(" and ", claims);
    }

    private static String firstSentence(String summary) {
        String[] sentences = summary.strip().split("(?<=[.!?])\\s+", 2);
        return sentences[0].endsWith(".") ? sentences[0] : sentences[0] + ".";
    }
}

package io.trunkline.lab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks over the words of one line. Words are separated by spaces, {@code =} and {@code ,}; quotes hold words together. */
final class LineCursor {

    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|(,)|(=)|([^\\s,=\"]+)|(\")");

    /** A word, and whether it stood in quotes. */
    private record Token(String text, boolean quoted) {
    }

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    LineCursor(String line) throws Unreadable {
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            if (matcher.group(5) != null) {
                throw new Unreadable("a quotation mark is not closed");
            }
            boolean quoted = matcher.group(1) != null;
            tokens.add(new Token(quoted ? matcher.group(1) : matcher.group(), quoted));
        }
    }

    boolean done() {
        return at >= tokens.size();
    }

    /** Takes these words when they come next. */
    boolean takes(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || tokens.get(at + i).quoted() || !tokens.get(at + i).text().equals(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    /** The next word. */
    String word(String what) throws Unreadable {
        if (done()) {
            throw new Unreadable("the line ends where " + what + " is wanted");
        }
        return tokens.get(at++).text();
    }

    /** The next text in quotes. */
    String quoted(String what) throws Unreadable {
        if (done() || !tokens.get(at).quoted()) {
            throw new Unreadable("write " + what + " in quotation marks" + (done() ? "" : ", not " + peek()));
        }
        return tokens.get(at++).text();
    }

    /** Every word left, as written apart from spaces. */
    List<String> rest() {
        List<String> rest = tokens.subList(at, tokens.size()).stream().map(Token::text).toList();
        at = tokens.size();
        return rest;
    }

    /** {@code 300 ms} or {@code 1.5 s}, in milliseconds. */
    int millis(String what) throws Unreadable {
        double number = number(what);
        if (takes("ms")) {
            return (int) Math.round(number);
        }
        if (takes("s")) {
            return (int) Math.round(number * 1000);
        }
        throw new Unreadable("write " + what + " with its unit, such as 800 ms or 2 s");
    }

    /** A number, with or without a sign and decimals. */
    double number(String what) throws Unreadable {
        String word = word(what);
        if (!word.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new Unreadable("write " + what + " as a number, not \"" + word + "\"");
        }
        return Double.parseDouble(word);
    }

    /** Nothing may be left. */
    void end() throws Unreadable {
        if (!done()) {
            throw new Unreadable("nothing more is expected, but " + peek() + " follows");
        }
    }

    /** The next word for a message. */
    String peek() {
        return done() ? "the end of the line" : "\"" + tokens.get(at).text() + "\"";
    }

    /** A line that does not say what it should; the message says what to write instead. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }
}

package io.trunkline.lab.script;

import io.trunkline.lab.carrier.LineConditions;
import io.trunkline.lab.script.LineCursor.Unreadable;
import java.time.Duration;
import java.util.Optional;

/** Reads the lines that say who calls whom, and holds what they said. Not thread-safe. */
final class Heading {

    /** A voice that every machine with the speech weights has, and that is not the agent's. */
    static final String DEFAULT_VOICE = "piper:pitch=1.22,pace=1.0";
    String title = "";
    Optional<String> from = Optional.empty();
    boolean withheld;
    Optional<String> to = Optional.empty();
    String voice = DEFAULT_VOICE;
    LineConditions line = LineConditions.CLEAR;
    Duration limit = Duration.ofSeconds(120);
    Duration patience = Duration.ofSeconds(20);

    /** Takes a line of the heading; false when it isn't one. */
    boolean takes(String keyword, LineCursor words) throws Unreadable {
        switch (keyword) {
            case "call" -> title = String.join(" ", words.rest());
            case "from" -> from(words);
            case "to" -> to = Optional.of(number(words));
            case "voice" -> voice = words.word("the voice's name");
            case "line" -> line = new ConditionWords(words).read();
            case "limit" -> limit = Duration.ofMillis(words.millis("the longest time"));
            case "patience" -> patience = Duration.ofMillis(words.millis("the caller's patience"));
            default -> {
                return false;
            }
        }
        words.end();
        return true;
    }

    private void from(LineCursor words) throws Unreadable {
        withheld = words.takes("withheld");
        from = withheld ? Optional.empty() : Optional.of(number(words));
    }

    private static String number(LineCursor words) throws Unreadable {
        String number = words.word("a phone number");
        if (!number.matches("\\+[1-9][0-9]{6,14}")) {
            throw new Unreadable("write the number in international form, such as +14155550100, not \"" + number + "\"");
        }
        return number;
    }
}

package io.trunkline.lab.script;

import io.trunkline.lab.script.LineCursor.Unreadable;
import java.util.Optional;

/** Reads lines that say what a caller does and when. */
final class StepLines {

    /** A person needs about so long for a word; "after 5 words" is a time, since nobody counts while listening. */
    static final int MS_A_WORD = 350;
    private static final String ACTS = "say \"…\", press KEYS, repeat, hang up or stay silent";

    private StepLines() {
    }

    /** Whether a line that begins like this is a step. */
    static boolean begins(String word) {
        return switch (word) {
            case "at", "after", "when", "whenever", "over" -> true;
            default -> false;
        };
    }

    static Step read(LineCursor words, int line) throws Unreadable {
        if (words.takes("whenever", "heard")) {
            return new Step(new Moment.AfterAgent(Optional.of(phrase(words))), act(words), true, line);
        }
        Moment moment = moment(words);
        return new Step(moment, act(words), false, line);
    }

    private static Moment moment(LineCursor words) throws Unreadable {
        if (words.takes("at", "start")) {
            return new Moment.AtStart();
        }
        if (words.takes("after", "agent")) {
            return new Moment.AfterAgent(Optional.empty());
        }
        if (words.takes("when", "heard")) {
            return new Moment.AfterAgent(Optional.of(phrase(words)));
        }
        if (words.takes("after", "silence")) {
            return new Moment.AfterSilence(words.millis("the length of the silence"));
        }
        if (words.takes("over", "agent")) {
            return over(words);
        }
        if (words.takes("after")) {
            return new Moment.AfterDelay(words.millis("the delay"));
        }
        throw new Unreadable("write 'at start', 'after agent', 'when heard \"…\"', 'over agent', 'after silence 5 s' or "
                + "'after 2 s', not " + words.peek());
    }

    private static Moment over(LineCursor words) throws Unreadable {
        int ms = 0;
        if (words.takes("after")) {
            ms = wordsOrTime(words);
        }
        Optional<Phrase> hearing = words.takes("when", "hearing") ? Optional.of(phrase(words)) : Optional.empty();
        return new Moment.OverAgent(ms, hearing);
    }

    private static int wordsOrTime(LineCursor words) throws Unreadable {
        double number = words.number("how much is heard first");
        if (words.takes("words") || words.takes("word")) {
            return (int) Math.round(number * MS_A_WORD);
        }
        if (words.takes("ms")) {
            return (int) Math.round(number);
        }
        if (words.takes("s")) {
            return (int) Math.round(number * 1000);
        }
        throw new Unreadable("write how much is heard first as '4 words', '800 ms' or '2 s'");
    }

    private static Act act(LineCursor words) throws Unreadable {
        if (words.takes("say")) {
            return new Act.Say(words.quoted("what is said"));
        }
        if (words.takes("press")) {
            return new Act.Press(keys(words));
        }
        if (words.takes("repeat")) {
            return new Act.Repeat();
        }
        if (words.takes("hang", "up")) {
            return new Act.HangUp();
        }
        if (words.takes("stay", "silent")) {
            return new Act.StaySilent();
        }
        throw new Unreadable("write what the caller does: " + ACTS + ", not " + words.peek());
    }

    private static String keys(LineCursor words) throws Unreadable {
        String keys = String.join("", words.rest());
        if (!keys.matches("[0-9*#]+")) {
            throw new Unreadable("keys are 0 to 9, * and #, not \"" + keys + "\"");
        }
        return keys;
    }

    static Phrase phrase(LineCursor words) throws Unreadable {
        Phrase phrase = Phrase.of(words.quoted("the words that are heard"));
        if (phrase.alternatives().isEmpty()) {
            throw new Unreadable("the words that are heard are empty");
        }
        return phrase;
    }
}

package io.trunkline.call.manner;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is said, and listened for, in one language.
 *
 * @param guidance instructions for the model; {@code {question}} is what it asked
 * @param fillers said in turn while tools run
 * @param budgetClosing before the call is ended because it has cost enough
 * @param budgetHuman before a human takes over because it has cost enough
 * @param holdOn with such words a caller asks to wait
 * @param lookedUp such words in a question mean that the answer must be looked up
 * @param lost when the line broke off for a moment
 * @param sayAgain behind that, to a caller whose words are lost
 */
public record Phrases(String guidance, String stillThere, String callBack, String goodbye, List<String> fillers, String budgetClosing, String budgetHuman,
        List<String> holdOn, List<String> lookedUp, String lost, String sayAgain) {

    /** For agents whose file says nothing, and tests. */
    public static final Phrases ENGLISH = new Phrases(
            "The caller has said nothing since you asked: \"{question}\" Help them answer in one short sentence: say it another way, or say where they find it. Ask nothing new.",
            "Are you still there?", "If this isn't a good time, we can call you back. Just say: call me back.",
            "I can't hear you, so I will end the call now. Please call again whenever you like. Goodbye!",
            List.of("One moment, please.", "I'm still looking. Thank you for waiting."),
            "I have to end our call here. Please call again if there is anything else. Goodbye!", "I will connect you to a colleague who can help you further.",
            List.of("hold on", "hang on", "one moment", "one second", "just a second", "just a moment", "just a minute", "give me a second", "give me a moment",
                    "give me a minute", "bear with me", "wait a second", "wait a minute", "let me look", "let me see", "let me check", "let me find", "let me get",
                    "let me grab", "i'm looking"),
            List.of("number", "code", "date", "reference", "invoice", "bill", "statement", "account", "email"),
            "Sorry, I lost you for a second.", "Could you say that again, please?");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    public Phrases {
        fillers = List.copyOf(fillers);
        holdOn = List.copyOf(holdOn);
        lookedUp = List.copyOf(lookedUp);
    }

    /** Whether a caller who says this asks to wait. */
    public boolean asksToWait(String said) {
        return names(said, holdOn);
    }

    /** Whether the answer to this question must be looked up. */
    public boolean mustBeLookedUp(String question) {
        return names(question, lookedUp);
    }

    private static boolean names(String text, List<String> phrases) {
        String words = words(text);
        return phrases.stream().anyMatch(phrase -> words.contains(words(phrase)));
    }

    /** Letters and digits of all scripts in lower case, a space around each word. */
    private static String words(String text) {
        return " " + BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }
}

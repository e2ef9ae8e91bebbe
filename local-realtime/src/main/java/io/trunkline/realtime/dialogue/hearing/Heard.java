package io.trunkline.realtime.dialogue.hearing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One turn of the caller.
 *
 * @param open        the words, recognised freely
 * @param restricted  the same sound, recognised with the vocabulary that the question calls for; may equal {@code open}
 * @param interrupted whether we were speaking when it began
 * @param keys        the keys pressed, when this is no speech
 */
public record Heard(String open, String restricted, boolean interrupted, Optional<String> keys) {

    private static final Pattern KEYS = Pattern.compile("\\[The caller pressed ([0-9*# ]+?) on the keypad]");
    // What the recogniser makes of breath, a click or music: never an answer by itself.
    private static final Set<String> NOISE =
            Set.of("", "you", "so", "the", "oh", "hmm", "um", "uh", "ah", "mm", "mhm", "huh", "and", "i", "er", "but", "well", "hm");

    /** A spoken turn. */
    public static Heard spoken(String open, String restricted, boolean interrupted) {
        return new Heard(open.isBlank() ? restricted.strip() : open.strip(), restricted.strip(), interrupted, Optional.empty());
    }

    /** A text item: keys if it says so, words otherwise. */
    public static Heard typed(String text) {
        Matcher keys = KEYS.matcher(text.strip());
        return keys.matches()
                ? new Heard("", "", false, Optional.of(keys.group(1).replace(" ", "")))
                : new Heard(text.strip(), text.strip(), false, Optional.empty());
    }

    /** Whether there is nothing in it that anybody could have meant. */
    public boolean isNoise() {
        return keys.isEmpty() && NOISE.contains(plain());
    }

    /** The words as they were recognised, each way once. */
    public List<String> readings() {
        return plain(open).equals(plain(restricted)) || restricted.isBlank() ? List.of(open) : List.of(open, restricted);
    }

    /** Lower case, no punctuation, single spaces. */
    public String plain() {
        return plain(open);
    }

    /** Words in the free recognition. */
    public int length() {
        String plain = plain();
        return plain.isEmpty() ? 0 : plain.split(" ").length;
    }

    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[^a-z0-9$'.]+|\\.(?!\\d)", " ").strip()
                .replaceAll("\\s+", " ");
    }
}

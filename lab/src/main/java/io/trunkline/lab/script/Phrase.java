package io.trunkline.lab.script;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words to be found in recognised speech: alternatives separated by {@code |}. Compared in {@linkplain HeardText spoken
 * form}. A recogniser mishears a letter now and then, so words may differ in one letter of seven; numbers may not differ, and of a
 * code like AB7492 only letters that sound alike.
 *
 * @param alternatives at least one
 */
public record Phrase(List<String> alternatives) {

    private static final int LETTERS_A_SLIP = 7;
    private static final Pattern CODE = Pattern.compile("[a-z]{1,3}[0-9]{3,}");

    public Phrase {
        alternatives = List.copyOf(alternatives);
    }

    /** The phrase written like this in a script. */
    public static Phrase of(String written) {
        return new Phrase(Arrays.stream(written.split("\\|")).map(String::strip).filter(s -> !s.isEmpty()).toList());
    }

    /** Whether any alternative is in what was heard. */
    public boolean isIn(String heard) {
        return endIn(HeardText.of(heard), 0) >= 0;
    }

    /**
     * Where the earliest match ends.
     *
     * @param from the first character of the compact form to look at
     * @return a position in the compact form, or -1
     */
    public int endIn(HeardText heard, int from) {
        int best = -1;
        for (String alternative : alternatives) {
            int end = end(HeardText.of(alternative), heard, from);
            if (end >= 0 && (best < 0 || end < best)) {
                best = end;
            }
        }
        return best;
    }

    private static int end(HeardText wanted, HeardText heard, int from) {
        if (CODE.matcher(wanted.compact()).matches()) {
            return heard.indexAfterSpelled(wanted.compact(), from);
        }
        boolean number = wanted.compact().chars().anyMatch(Character::isDigit);
        int slips = number ? 0 : wanted.compact().length() / LETTERS_A_SLIP;
        return slips == 0 ? heard.indexAfter(wanted.compact(), from) : heard.indexAfterAbout(wanted.compact(), from, slips);
    }

    @Override
    public String toString() {
        return "\"" + String.join(" | ", alternatives) + "\"";
    }
}

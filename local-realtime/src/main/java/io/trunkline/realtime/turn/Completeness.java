package io.trunkline.realtime.turn;

import java.util.Locale;
import java.util.Set;

/** Whether words heard so far seem to be all the caller wants to say. Pure. */
final class Completeness {

    /** Words that nobody ends a turn with. */
    private static final Set<String> OPEN_ENDS = Set.of("and", "or", "but", "because", "so", "if", "the", "a", "an",
            "to", "of", "for", "with", "my", "is", "it's", "um", "uh", "er", "like", "well", "that", "from", "number");

    private Completeness() {}

    static boolean seemsComplete(String words) {
        String text = words.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.endsWith("...") || text.endsWith(",") || text.endsWith("-")) {
            return false;
        }
        String bare = text.replaceAll("[.!?]+$", "");
        return !OPEN_ENDS.contains(bare.substring(bare.lastIndexOf(' ') + 1));
    }
}

package io.trunkline.lab.script;

import java.util.List;

/** Letters that a telephone makes alike are one. */
final class SoundAlike {

    private static final List<String> GROUPS = List.of("bcdegptvz", "ajk", "fsx", "mn", "qu", "iy");

    private SoundAlike() {
    }

    /** The text with the first of its group in each letter's place; of the same length. */
    static String of(String text) {
        var folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            int at = i;
            GROUPS.stream().filter(group -> group.indexOf(letter) >= 0).forEach(group -> folded.setCharAt(at, group.charAt(0)));
        }
        return folded.toString();
    }
}

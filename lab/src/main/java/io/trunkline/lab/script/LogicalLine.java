package io.trunkline.lab.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a script with the indented lines below it, without comments.
 *
 * @param number of its first line, from 1
 * @param text   joined by single spaces, never empty
 */
record LogicalLine(int number, String text) {

    static List<LogicalLine> split(String script) {
        var lines = new ArrayList<LogicalLine>();
        int number = 0;
        for (String raw : script.lines().toList()) {
            number++;
            String text = withoutComment(raw);
            boolean goesOn = !raw.isEmpty() && Character.isWhitespace(raw.charAt(0)) && !lines.isEmpty();
            if (goesOn && !text.isBlank()) {
                LogicalLine above = lines.removeLast();
                lines.add(new LogicalLine(above.number(), above.text() + " " + text.strip()));
            } else if (!text.isBlank()) {
                lines.add(new LogicalLine(number, text.strip()));
            }
        }
        return lines;
    }

    /** A comment is a {@code #} that begins the line or stands between spaces, outside quotes; any other is the key. */
    private static String withoutComment(String raw) {
        boolean quoted = false;
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '"') {
                quoted = !quoted;
            } else if (raw.charAt(i) == '#' && !quoted && (i == 0 || raw.startsWith(" # ", i - 1))) {
                return raw.substring(0, i);
            }
        }
        return raw;
    }
}

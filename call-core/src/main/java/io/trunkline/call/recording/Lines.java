package io.trunkline.call.recording;

import io.trunkline.call.audio.Audio;
import java.util.Locale;

/** The smallest parts of a line: times, lengths, quoted words. */
final class Lines {

    private static final long NANOS_PER_MS = 1_000_000;

    private Lines() {
    }

    /** Milliseconds with as many decimals as it takes, at most three: {@code 20ms}, {@code 1042.5ms}. */
    static String time(long nanos) {
        long micros = nanos / 1000;
        if (micros % 1000 == 0) {
            return micros / 1000 + "ms";
        }
        return String.format(Locale.ROOT, "%d.%03d", micros / 1000, micros % 1000).replaceAll("0+$", "") + "ms";
    }

    /** Whole milliseconds. */
    static String ms(long nanos) {
        return nanos / NANOS_PER_MS + "ms";
    }

    /** The exact length of audio, a byte being an eighth of a millisecond. */
    static String length(Audio audio) {
        return time(audio.bytes() * NANOS_PER_MS / Audio.BYTES_PER_MS);
    }

    /** One word: as it is if it looks like one, else in double quotes, those within made single. */
    static String word(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"');
        return plain ? text : '"' + text.replace('"', '\'').replaceAll("\\s+", " ") + '"';
    }
}

package io.trunkline.call.wire;

import io.trunkline.call.audio.Base64Text;
import java.util.Arrays;

/**
 * The text of a message, read from left to right as far as it is plain JSON (RFC 8259): strings of printable ASCII without escapes, whole numbers without sign,
 * literals, objects and lists of these. Each method takes what it names and returns whether that was there; after {@code false} nothing is to be read any more.
 *
 * <p>Beneath {@link PlainScan} instead of beside it: of the one object that reads a stream, what a frame touches lies together. Never throws; used on one event loop.
 */
abstract sealed class PlainText permits PlainScan {

    /** Of objects and lists in one another. */
    private static final int MAX_DEPTH = 16;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    byte[] frame;
    /** Where the string begins that was taken last, and where it ends: behind its last character. */
    int start;
    int end;
    private int at;
    private int limit;

    final void begin(byte[] bytes, int offset, int length) {
        frame = bytes;
        at = offset;
        limit = offset + length;
    }

    /** Any plain value: what is in it means nothing, but it must be JSON. */
    final boolean any() {
        return any(0);
    }

    private boolean any(int depth) {
        if (taken('"')) {
            return string();
        }
        if (at < limit) {
            switch (frame[at]) {
                case '{' -> {
                    return depth < MAX_DEPTH && anyObject(depth);
                }
                case '[' -> {
                    return depth < MAX_DEPTH && anyList(depth);
                }
                case 't' -> {
                    return literal(TRUE);
                }
                case 'f' -> {
                    return literal(FALSE);
                }
                case 'n' -> {
                    return literal(NULL);
                }
                default -> { }
            }
        }
        return wholeNumber();
    }

    private boolean anyObject(int depth) {
        at++;
        if (taken('}')) {
            return true;
        }
        do {
            if (!taken('"') || !string() || !taken(':') || !any(depth + 1)) {
                return false;
            }
        } while (taken(','));
        return taken('}');
    }

    private boolean anyList(int depth) {
        at++;
        if (taken(']')) {
            return true;
        }
        do {
            if (!any(depth + 1)) {
                return false;
            }
        } while (taken(','));
        return taken(']');
    }

    private boolean literal(byte[] word) {
        boolean here = limit - at >= word.length && Arrays.equals(frame, at, at + word.length, word, 0, word.length);
        at += word.length;
        return here;
    }

    /** The rest of a string of printable ASCII without escapes. */
    final boolean string() {
        byte[] bytes = frame;
        int i = at;
        start = i;
        while (i < limit && bytes[i] != '"') {
            if (bytes[i] < ' ' || bytes[i] == '\\') {
                return false;
            }
            i++;
        }
        end = i;
        at = i + 1;
        return i < limit;
    }

    /** The rest of a string of base64 text (RFC 4648, section 4). */
    final boolean base64() {
        start = at;
        end = Base64Text.end(frame, at, limit);
        at = end + 1;
        return end >= 0 && end < limit && frame[end] == '"';
    }

    /** A whole number without sign or leading zeros. */
    private boolean wholeNumber() {
        int first = at;
        while (at < limit && frame[at] >= '0' && frame[at] <= '9') {
            at++;
        }
        return at > first && (at == first + 1 || frame[first] != '0');
    }

    /** Whether the string that was taken last is this one. */
    final boolean is(byte[] expected) {
        return end - start == expected.length && Arrays.equals(frame, start, end, expected, 0, expected.length);
    }

    /** This character, and what space is before it. */
    final boolean taken(char c) {
        if (at < limit && frame[at] == c) {
            at++;
            return true;
        }
        space();
        boolean here = at < limit && frame[at] == c;
        if (here) {
            at++;
        }
        return here;
    }

    final boolean atEnd() {
        space();
        return at == limit;
    }

    private void space() {
        while (at < limit && (frame[at] == ' ' || frame[at] == '\n' || frame[at] == '\r' || frame[at] == '\t')) {
            at++;
        }
    }
}

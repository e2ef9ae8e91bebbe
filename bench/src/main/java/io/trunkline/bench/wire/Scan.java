package io.trunkline.bench.wire;

/** Finds things in messages without parsing them: good enough for messages of known senders. */
public final class Scan {

    /** Where {@code needle} begins within {@code [from, to)}, -1 if nowhere. */
    public static int find(byte[] bytes, int from, int to, byte[] needle) {
        int last = to - needle.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == needle[0] && matches(bytes, i, needle)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code needle} is at {@code at}; there must be room for it. */
    public static boolean matches(byte[] bytes, int at, byte[] needle) {
        for (int i = 0; i < needle.length; i++) {
            if (bytes[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the string that begins at {@code from} ends: the first quote that isn't escaped; {@code to} if none. */
    public static int endOfString(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private Scan() {
    }
}

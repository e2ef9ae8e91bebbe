package io.trunkline.carriers.twilio;

/** Whether bytes are base64 text (RFC 4648 section 4, padded), told without decoding. */
final class Base64Text {

    private static final boolean[] ALPHABET = new boolean[256];

    static {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            ALPHABET[c] = true;
        }
    }

    private Base64Text() {
    }

    /** The index behind the characters of the alphabet that start at {@code from}. */
    static int end(byte[] text, int from, int limit) {
        int at = from;
        while (at < limit && ALPHABET[text[at] & 0xFF]) {
            at++;
        }
        return at;
    }

    static boolean valid(byte[] text, int from, int to) {
        int plain = end(text, from, to);
        int padding = to - plain;
        if ((to - from & 3) != 0 || padding > 2) {
            return false;
        }
        for (int i = plain; i < to; i++) {
            if (text[i] != '=') {
                return false;
            }
        }
        return true;
    }
}

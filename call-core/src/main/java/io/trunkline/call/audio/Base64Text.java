package io.trunkline.call.audio;

/** Base64 text (RFC 4648 section 4, padded) looked at without decoding it. Stateless; any thread. */
public final class Base64Text {

    private static final boolean[] ALPHABET = new boolean[256];
    private static final byte[] SEXTET = new byte[256];

    static {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int sextet = 0; sextet < alphabet.length(); sextet++) {
            ALPHABET[alphabet.charAt(sextet)] = true;
            SEXTET[alphabet.charAt(sextet)] = (byte) sextet;
        }
    }

    private Base64Text() {
    }

    /** The index behind the text that starts at {@code from}, padding included; -1 if what is there isn't whole. */
    public static int end(byte[] text, int from, int limit) {
        int at = from;
        while (at < limit && ALPHABET[text[at] & 0xFF]) {
            at++;
        }
        int plain = at;
        while (at < limit && at - plain < 2 && text[at] == '=') {
            at++;
        }
        return (at - from & 3) == 0 ? at : -1;
    }

    /** Whether all of the stretch is base64 text. */
    public static boolean valid(byte[] text, int from, int to) {
        return end(text, from, to) == to;
    }

    /** Decodes valid text into {@code target} from {@code at}; returns the index behind. */
    static int decode(byte[] text, int offset, int length, byte[] target, int at) {
        int to = at;
        int end = offset + length;
        for (int from = offset; from < end; from += 4) {
            int bits = SEXTET[text[from] & 0xFF] << 18 | SEXTET[text[from + 1] & 0xFF] << 12 | SEXTET[text[from + 2] & 0xFF] << 6 | SEXTET[text[from + 3] & 0xFF];
            target[to++] = (byte) (bits >> 16);
            if (text[from + 2] != '=') {
                target[to++] = (byte) (bits >> 8);
            }
            if (text[from + 3] != '=') {
                target[to++] = (byte) bits;
            }
        }
        return to;
    }
}

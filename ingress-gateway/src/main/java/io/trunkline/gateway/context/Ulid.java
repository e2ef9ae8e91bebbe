package io.trunkline.gateway.context;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Call ids: 48 bits of time and 80 random bits in Crockford's base 32, 26 characters, sortable by time (ULID specification). Thread-safe. */
public final class Ulid {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TIME_CHARS = 10;
    private static final int RANDOM_CHARS = 16;

    /** @param millis wall clock, epoch milliseconds */
    public static String at(long millis) {
        char[] text = new char[TIME_CHARS + RANDOM_CHARS];
        long time = millis;
        for (int i = TIME_CHARS - 1; i >= 0; i--) {
            text[i] = ALPHABET[(int) (time & 31)];
            time >>>= 5;
        }
        byte[] random = new byte[RANDOM_CHARS];
        RANDOM.nextBytes(random);
        for (int i = 0; i < RANDOM_CHARS; i++) {
            text[TIME_CHARS + i] = ALPHABET[random[i] & 31];
        }
        return new String(text);
    }

    /** @return whether {@code text} has the form of one; null hasn't */
    public static boolean isOne(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    private Ulid() {
    }
}

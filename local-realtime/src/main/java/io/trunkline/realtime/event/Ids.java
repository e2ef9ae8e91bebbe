package io.trunkline.realtime.event;

import java.util.concurrent.ThreadLocalRandom;

/** Ids as the protocol writes them: a prefix and 21 letters and digits. Not secrets. */
public final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Ids() {}

    /** A new id, {@code item_…} for the prefix {@code item}. */
    public static String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix.length() + 22).append(prefix).append('_');
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < 21; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}

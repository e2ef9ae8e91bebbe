package io.trunkline.lab.carrier.leg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Keys waiting to be pressed, 200 ms apart. Confined to the clock thread, but for {@link #check}. */
final class Keypad {

    private static final String KEYS = "0123456789*#ABCD";
    private static final long GAP = 200_000_000L;
    private static final long HALF_SECOND = 500_000_000L;

    private final Deque<Character> waiting = new ArrayDeque<>();
    private long free = Long.MIN_VALUE;

    /** @throws IllegalArgumentException if there is anything but keys and waits */
    static void check(String keys) {
        for (char key : keys.toCharArray()) {
            if (KEYS.indexOf(key) < 0 && key != 'w' && key != 'W') {
                throw new IllegalArgumentException("no such key: " + key);
            }
        }
    }

    void add(String keys) {
        keys.chars().forEach(key -> waiting.add((char) key));
    }

    /** Presses what is due. */
    void tick(long now, Consumer<Character> pressed) {
        while (!waiting.isEmpty() && now >= free) {
            char key = waiting.removeFirst();
            free = now + switch (key) {
                case 'w' -> HALF_SECOND;
                case 'W' -> 2 * HALF_SECOND;
                default -> GAP;
            };
            if (key != 'w' && key != 'W') {
                pressed.accept(key);
            }
        }
    }
}

package io.trunkline.call.session;

import java.time.Duration;

/**
 * Keys the caller presses, gathered until {@code #} or a pause; a {@code #} that ends nothing is a key like others. A lone {@code 0} means operator, unless the agent asked for digits.
 */
final class Keypad {

    /** Longer than any card number; more than this is somebody playing. */
    private static final int MAX_KEYS = 32;

    private final Duration gap;
    private final StringBuilder keys = new StringBuilder();
    private final Deadline end = new Deadline();
    private boolean collecting;
    private boolean complete;

    Keypad(Duration gap) {
        this.gap = gap;
    }

    void collecting(boolean active) {
        collecting = active;
    }

    void pressed(char key, long now) {
        if (key == '#' && !keys.isEmpty()) {
            complete = true;
        } else {
            keys.append(key);
            complete = keys.length() >= MAX_KEYS;
            end.set(now, gap);
        }
    }

    /** What was pressed, once it is complete; {@code null} before. */
    String take(long now) {
        if (!end.take(now) && !complete) {
            return null;
        }
        String taken = keys.toString();
        keys.setLength(0);
        end.clear();
        complete = false;
        return taken.isEmpty() ? null : taken;
    }

    boolean meansOperator(String pressed) {
        return pressed.equals("0") && !collecting;
    }

    /** {@code 4 1 2}: digit by digit, as a model should read it. */
    static String asContext(String pressed) {
        return "[The caller pressed " + String.join(" ", pressed.split("")) + " on the keypad]";
    }

    long deadline() {
        return end.at();
    }
}

package io.trunkline.realtime.conversation;

import java.util.Locale;

/** Whose message it is. */
public enum Role {
    SYSTEM, USER, ASSISTANT;

    /** The name in events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

package io.trunkline.realtime.conversation;

import java.util.Locale;

/** How far an item has come. */
public enum Status {
    IN_PROGRESS, COMPLETED, INCOMPLETE;

    /** The name in events. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

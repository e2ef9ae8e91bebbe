package io.trunkline.contracts;

/** How sure we are who is calling. The order is the strength: a later constant includes the earlier ones. */
public enum Trust {
    /** Nobody is known: withheld, unknown or unattested number. */
    NONE,
    /** The caller's number belongs to a known customer and the carrier attests it fully, or the line waives that. */
    NUMBER,
    /** The caller proved it with a one-time code. */
    VERIFIED;

    /** @return whether this trust is enough where {@code needed} is asked for */
    public boolean covers(Trust needed) {
        return compareTo(needed) >= 0;
    }
}

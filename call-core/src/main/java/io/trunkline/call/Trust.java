package io.trunkline.call;

/** How sure we are who is calling, weakest first. */
public enum Trust {
    /** Anyone. */
    NONE,
    /** The number matched a customer and the network vouches for the number. */
    NUMBER,
    /** The caller proved it with a one-time code. */
    VERIFIED
}

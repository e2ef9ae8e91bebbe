package io.trunkline.call.manner;

/**
 * What a call may cost.
 *
 * @param usd in all
 * @param wrapUpAt share of it at which the agent is told to come to an end, 0 to 1
 * @param human when it is spent a human takes over; else the call is closed
 */
public record Budget(double usd, double wrapUpAt, boolean human) {

    /** There is no limit. */
    public static final Budget NONE = new Budget(Double.MAX_VALUE, 1, false);
}

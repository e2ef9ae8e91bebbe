package io.trunkline.contracts.redis;

/**
 * What the agent is saying, as kept in the call context while it does; redacted.
 *
 * @param text        as far as it is written
 * @param whole       whether that is all of it
 * @param startedAt   epoch milliseconds by the bridge's clock: when the caller began to hear it
 * @param audioMillis how long it takes to say, as far as that is known
 */
public record Saying(String text, boolean whole, long startedAt, int audioMillis) {}

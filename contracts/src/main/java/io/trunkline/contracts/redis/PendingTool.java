package io.trunkline.contracts.redis;

/**
 * A tool call that has no answer yet, as kept in the call context: another bridge goes on waiting for it.
 *
 * @param arguments  redacted, as they were published
 * @param agent      the voice agent that asked
 * @param escalation whether it is a hand-over to a human, which isn't asked for twice
 * @param askedAt    epoch milliseconds
 */
public record PendingTool(String toolCallId, String tool, String arguments, String agent, boolean escalation, long askedAt) {}

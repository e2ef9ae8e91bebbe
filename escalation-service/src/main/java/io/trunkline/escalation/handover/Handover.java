package io.trunkline.escalation.handover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Everything a human agent's screen needs when a call arrives.
 *
 * @param state       where the transfer stands, name of a {@code TransferState}
 * @param summary     the voice agent's words on what the call is about
 * @param transcript  both sides' turns; of an interrupted sentence what the caller heard
 * @param tools       what was run, with outcomes
 * @param requestedAt RFC 3339
 */
public record Handover(String callId, String callSid, String line, String state, String queue, String department, String reason,
        String urgency, String summary, Customer customer, String agent, List<JsonNode> transcript, List<JsonNode> tools,
        String interactionId, String requestedAt) {

    /** {@code trust}: how sure we are who it is; {@code phone} null when withheld. */
    public record Customer(String id, String name, String phone, String trust) {}
}

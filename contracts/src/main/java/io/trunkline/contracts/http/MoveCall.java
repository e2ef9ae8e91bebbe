package io.trunkline.contracts.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.Urgency;

/**
 * Asks the gateway to take the caller's leg off the voice agent and put it into a human's queue.
 *
 * @param queue      where to, such as {@code billing} or {@code priority}
 * @param urgency    sets the task's priority
 * @param reason     why, from the escalation
 * @param task       attributes of the router's task; the gateway puts them in as they are
 */
public record MoveCall(String queue, Urgency urgency, String reason, JsonNode task) {}

package io.trunkline.tools.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.ToolStatus;

/**
 * What a tool call came to.
 *
 * @param output  mapped fields, an empty object when there are none
 * @param display the sentence the agent can say, never blank
 */
public record Outcome(ToolStatus status, JsonNode output, String display) {}

package io.trunkline.contracts.redis;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.ToolStatus;
import java.time.Instant;

/** One finished tool call as kept in the call context; inputs and output redacted. */
public record ToolEntry(String toolCallId, String tool, Instant at, String arguments, ToolStatus status, JsonNode output,
        String display, long durationMillis) {}

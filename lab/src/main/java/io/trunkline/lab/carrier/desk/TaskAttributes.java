package io.trunkline.lab.carrier.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.lab.carrier.webhook.CallParameters;
import java.util.Optional;

/** A task's attributes as the router keeps them: the document's own, and what the carrier adds of the call. */
public final class TaskAttributes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TaskAttributes() {}

    /** The merged JSON object; empty if {@code taskJson} is none. The call's values win over the document's. */
    public static Optional<String> merged(String taskJson, CallParameters call) {
        try {
            JsonNode own = JSON.readTree(taskJson.isBlank() ? "{}" : taskJson);
            if (!(own instanceof ObjectNode attributes)) {
                return Optional.empty();
            }
            attributes.put("call_sid", call.callSid()).put("account_sid", call.accountSid());
            attributes.put("from", call.from()).put("to", call.to()).put("caller", call.from()).put("called", call.to());
            attributes.put("direction", "inbound").put("api_version", "2010-04-01");
            return Optional.of(JSON.writeValueAsString(attributes));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

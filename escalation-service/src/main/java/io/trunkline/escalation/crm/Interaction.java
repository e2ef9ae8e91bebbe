package io.trunkline.escalation.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import java.time.Instant;

/** What the CRM keeps of an escalation. {@code channel} is {@code phone}, {@code agent_type} {@code voice_ai}. */
public record Interaction(@JsonProperty("customer_phone") String customerPhone, String channel,
        @JsonProperty("agent_type") String agentType, String summary, @JsonProperty("escalation_reason") String escalationReason,
        String urgency, @JsonProperty("call_sid") String callSid, String timestamp) {

    /** A withheld number is said to be one: an empty field would look like a mistake. */
    static Interaction of(EscalationRequested request, Instant now) {
        String phone = request.caller() == null || request.caller().number() == null ? "withheld" : request.caller().number();
        return new Interaction(phone, "phone", "voice_ai", request.summary(), request.reason(), request.urgency().wireName(),
                request.callSid(), now.toString());
    }
}

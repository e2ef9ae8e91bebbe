package io.trunkline.gateway.webhook;

import java.util.List;
import java.util.Map;

/**
 * A webhook whose signature was good. Immutable.
 *
 * @param fields of the form (Twilio Voice, webhook parameters)
 * @param query  of the URL: what we had put into it
 */
public record CarrierRequest(Map<String, List<String>> fields, Map<String, List<String>> query) {

    /** @return the field's first value, empty when absent */
    public String get(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /** @return the query parameter's first value, empty when absent */
    public String query(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    public String callSid() {
        return get("CallSid");
    }

    /** @return the number in our URL's {@code n}: which stream or which round; 1 when absent or no small number */
    public int number() {
        String n = query("n");
        return n.matches("[1-9]\\d?") ? Integer.parseInt(n) : 1;
    }

    /** @return whether the carrier says that the call is over (Twilio Voice, CallStatus) */
    public boolean callOver() {
        return switch (get("CallStatus")) {
            case "completed", "busy", "failed", "no-answer", "canceled" -> true;
            default -> false;
        };
    }
}

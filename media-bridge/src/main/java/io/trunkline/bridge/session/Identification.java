package io.trunkline.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.event.ControlEvent.CallerIdentified;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.redis.SessionFields;
import java.util.HashMap;
import java.util.Map;

/** Who calls: from the customer record that the caller's number leads to. The number is believed only as far as the gateway says. */
final class Identification {
    static final String TOOL = "get_customer_by_phone";

    private final CallScope scope;

    Identification(CallScope scope) {
        this.scope = scope;
    }

    /** There is no number to look up. */
    void withheld() {
        scope.input().accept(new CallInput.CallerIdentified(null, null, io.trunkline.call.Trust.NONE, NumberState.WITHHELD));
    }

    /** The answer of {@value #TOOL}. */
    void answered(ToolCallFinished finished) {
        String customer = finished.status() == ToolStatus.OK ? text(finished.output(), "customer_id") : null;
        if (customer == null) {
            scope.input().accept(new CallInput.CallerIdentified(null, null, io.trunkline.call.Trust.NONE, NumberState.UNKNOWN));
            return;
        }
        Trust trust = scope.facts().placed.numberTrusted() ? Trust.NUMBER : Trust.NONE;
        String name = text(finished.output(), "name");
        scope.facts().caller = new Caller(scope.facts().caller.number(), customer, name, trust);
        remember(customer, name, trust);
        scope.input().accept(new CallInput.CallerIdentified(name, customer, io.trunkline.call.Trust.valueOf(trust.name()), NumberState.KNOWN));
    }

    private void remember(String customer, String name, Trust trust) {
        Map<String, String> fields = new HashMap<>();
        fields.put(SessionFields.CUSTOMER_ID, customer);
        fields.put(SessionFields.CUSTOMER_NAME, name);
        fields.put(SessionFields.TRUST, trust.name());
        scope.context().set(fields);
        scope.tell(new CallerIdentified(scope.facts().callId(), scope.wallNow(), customer, trust));
    }

    private static String text(JsonNode output, String field) {
        JsonNode value = output == null ? null : output.get(field);
        return value == null || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }
}

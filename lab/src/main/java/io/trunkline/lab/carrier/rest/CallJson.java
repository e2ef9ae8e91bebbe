package io.trunkline.lab.carrier.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.lab.carrier.leg.CallView;
import io.trunkline.lab.carrier.webhook.CallParameters;
import java.time.Duration;
import java.time.Instant;

/** A call as Twilio writes it. */
final class CallJson {

    private CallJson() {}

    static ObjectNode of(CallView view) {
        CallParameters call = view.call();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("sid", call.callSid()).put("account_sid", call.accountSid()).put("api_version", "2010-04-01");
        json.put("from", call.from()).put("from_formatted", call.from()).put("to", call.to()).put("to_formatted", call.to());
        json.put("direction", "inbound").put("status", view.status());
        json.put("date_created", time(view.dialledAt())).put("date_updated", time(Instant.now()));
        json.put("start_time", time(view.answeredAt())).put("end_time", time(view.endedAt())).put("duration", duration(view));
        json.putNull("answered_by").putNull("caller_name").putNull("forwarded_from").putNull("parent_call_sid");
        json.putNull("price").put("price_unit", "USD").putNull("phone_number_sid").put("queue_time", "0").putNull("trunk_sid");
        json.put("uri", "/2010-04-01/Accounts/" + call.accountSid() + "/Calls/" + call.callSid() + ".json");
        return json;
    }

    private static String time(Instant at) {
        return at == null ? null : CallParameters.rfc2822(at);
    }

    private static String duration(CallView view) {
        return view.answeredAt() == null || view.endedAt() == null
                ? null
                : Long.toString(Duration.between(view.answeredAt(), view.endedAt()).toSeconds());
    }
}

package io.trunkline.lab.carrier.webhook;

import io.trunkline.lab.carrier.DialRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters every request about one inbound call carries, Twilio's legacy duplicates and empty ones included.
 *
 * @param stirVerstat {@code null} to send none
 */
public record CallParameters(String accountSid, String callSid, String from, String to, String stirVerstat) {

    /** The standard set with the call's present status. */
    public Map<String, String> with(String callStatus) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("CallSid", callSid);
        all.put("AccountSid", accountSid);
        all.put("ApiVersion", "2010-04-01");
        all.put("Direction", "inbound");
        all.put("CallStatus", callStatus);
        all.put("From", from);
        all.put("To", to);
        all.put("Caller", from);
        all.put("Called", to);
        place(all, "From", from);
        place(all, "Caller", from);
        place(all, "To", to);
        place(all, "Called", to);
        if (stirVerstat != null) {
            all.put("StirVerstat", stirVerstat);
        }
        return all;
    }

    /** The standard set plus what a status callback adds. */
    public Map<String, String> status(String callStatus, int sequenceNumber, Instant at) {
        Map<String, String> all = with(callStatus);
        all.put("Timestamp", rfc2822(at));
        all.put("SequenceNumber", Integer.toString(sequenceNumber));
        all.put("CallbackSource", "call-progress-events");
        return all;
    }

    /** Twilio's way to write a time. */
    public static String rfc2822(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)).replace("GMT", "+0000");
    }

    private static void place(Map<String, String> all, String whose, String number) {
        boolean known = !number.equals(DialRequest.WITHHELD);
        all.put(whose + "City", known ? "SAN FRANCISCO" : "");
        all.put(whose + "State", known ? "CA" : "");
        all.put(whose + "Zip", "");
        all.put(whose + "Country", known ? "US" : "");
    }
}

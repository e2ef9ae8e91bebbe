package io.trunkline.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.stream.StreamToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The names of one call and the papers it travels with, as gateway and carrier would write them. */
record CallIds(String callId, String callSid, String streamSid, String announcement, String startMessage) {
    private static final String LINE = "+18005551234";

    /** @param run tells this run's calls from those of runs before it on the same bridge; up to 15 digits */
    static CallIds of(int number, long run, Traffic traffic, StreamToken tokens) {
        // the last digits are the call's number, by which the model's server knows it again
        String callId = "%016d%010d".formatted(run, number);
        String callSid = "CA%032d".formatted(run * 10_000 + number);
        String streamSid = "MZ%032d".formatted(run * 10_000 + number);
        String token = tokens.issue(new StreamToken.Binding(callId, traffic.bridge(), callSid), System.currentTimeMillis());
        return new CallIds(callId, callSid, streamSid, announcement(number, callId, callSid), start(callId, callSid, streamSid, token));
    }

    /** The call's number, of {@link #callId}. */
    static int number(String callId) {
        return Integer.parseInt(callId.substring(16));
    }

    private static String announcement(int number, String callId, String callSid) {
        String trace = "00-%032x-%016x-01".formatted(Long.parseLong(callId.substring(4, 16)) * 4096L + number + 1, number + 1L);
        try {
            return EventCodec.mapper().writeValueAsString(new PlaceCall(callId, callSid, "twilio", LINE, null, "triage",
                    Caller.ofNumber("+1415555%04d".formatted(number)), true, 1, trace, Instant.now().toEpochMilli()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain fields can always be written", e);
        }
    }

    private static String start(String callId, String callSid, String streamSid, String token) {
        return "{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"accountSid\":\"ACxx\",\"streamSid\":\"" + streamSid + "\",\"callSid\":\"" + callSid
                + "\",\"tracks\":[\"inbound\"],\"customParameters\":{\"callId\":\"" + callId + "\",\"token\":\"" + token
                + "\"},\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\",\"sampleRate\":8000,\"channels\":1}},\"streamSid\":\"" + streamSid + "\"}";
    }

    /** Twilio's signature of a stream's handshake: base64 of HMAC-SHA1 over its URL. */
    static String signature(String authToken, String url) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(url.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}

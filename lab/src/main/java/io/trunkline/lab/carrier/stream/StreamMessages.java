package io.trunkline.lab.carrier.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;

/**
 * Writes the messages of one stream as Twilio does: every number a string (but those of mediaFormat), sequence numbers from 1 at start.
 * Confined to one thread.
 */
public final class StreamMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String accountSid;
    private final String callSid;
    private final String streamSid;
    private long sequence;
    private long chunk;

    public StreamMessages(String accountSid, String callSid, String streamSid) {
        this.accountSid = accountSid;
        this.callSid = callSid;
        this.streamSid = streamSid;
    }

    /** First message of all; not counted. */
    public String connected() {
        return "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}";
    }

    /** The stream's identity and the parameters of its TwiML. */
    public String start(Map<String, String> customParameters) {
        ObjectNode message = JSON.createObjectNode().put("event", "start").put("sequenceNumber", next());
        ObjectNode start = message.putObject("start");
        start.put("accountSid", accountSid).put("streamSid", streamSid).put("callSid", callSid);
        start.putArray("tracks").add("inbound");
        ObjectNode parameters = start.putObject("customParameters");
        customParameters.forEach(parameters::put);
        start.putObject("mediaFormat").put("encoding", "audio/x-mulaw").put("sampleRate", 8000).put("channels", 1);
        return write(message.put("streamSid", streamSid));
    }

    /**
     * One frame of the caller's voice.
     *
     * @param timestampMillis since the stream's start
     */
    public String media(long timestampMillis, byte[] muLaw) {
        // no JSON tree: this one goes out fifty times a second on every call, and holds nothing that needs escaping
        return "{\"event\":\"media\",\"sequenceNumber\":\"" + next() + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\"" + ++chunk
                + "\",\"timestamp\":\"" + timestampMillis + "\",\"payload\":\"" + Base64.getEncoder().encodeToString(muLaw)
                + "\"},\"streamSid\":\"" + streamSid + "\"}";
    }

    /** A key. */
    public String dtmf(char key) {
        ObjectNode message = JSON.createObjectNode().put("event", "dtmf").put("streamSid", streamSid).put("sequenceNumber", next());
        message.putObject("dtmf").put("track", "inbound_track").put("digit", Character.toString(key));
        return write(message);
    }

    /** A mark, returned. */
    public String mark(String name) {
        ObjectNode message = JSON.createObjectNode().put("event", "mark").put("sequenceNumber", next()).put("streamSid", streamSid);
        message.putObject("mark").put("name", name);
        return write(message);
    }

    /** The last message. */
    public String stop() {
        ObjectNode message = JSON.createObjectNode().put("event", "stop").put("sequenceNumber", next());
        message.putObject("stop").put("accountSid", accountSid).put("callSid", callSid);
        return write(message.put("streamSid", streamSid));
    }

    private String next() {
        return Long.toString(++sequence);
    }

    private static String write(ObjectNode message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("own message can't be written", e);
        }
    }
}

package io.trunkline.contracts.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** CloudEvents 1.0 on Kafka, binary mode: attributes as headers, the value is the data alone. */
public final class CloudEventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String PARTITION_KEY = "ce_partitionkey";
    public static final String CONTENT_TYPE = "content-type";
    /** The partition of {@code tool-results} the asking bridge reads; decimal text. */
    public static final String REPLY_PARTITION = "trunkline-reply-partition";
    /** On a dead-letter topic: why the record is there. */
    public static final String DEAD_LETTER_REASON = "trunkline-dead-letter-reason";
    /** On a dead-letter topic: where the record came from, {@code topic/partition/offset}. */
    public static final String DEAD_LETTER_ORIGIN = "trunkline-dead-letter-origin";
    public static final String TRACEPARENT = "traceparent";

    /**
     * @param event  what is sent
     * @param id     unique with {@code source}
     * @param source the service, such as {@code /trunkline/media-bridge}
     * @return the headers to put on the record, without trace headers: those belong to the hop
     */
    public static Map<String, String> of(ControlEvent event, String id, String source) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, id);
        headers.put(SOURCE, source);
        headers.put(TYPE, EventType.nameOf(event));
        headers.put(TIME, event.at().toString());
        headers.put(SUBJECT, event.callId());
        headers.put(PARTITION_KEY, event.callId());
        headers.put(CONTENT_TYPE, "application/json");
        return headers;
    }

    private CloudEventHeaders() {
    }
}

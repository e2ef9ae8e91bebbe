package io.trunkline.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** JSON of the events and of the requests between services. Thread-safe, holds no state but the mapper. */
public final class EventCodec {
    /** An event is small; anything larger isn't ours. Bytes. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("rfc3339")
                    .addSerializer(Instant.class, new InstantWriter())
                    .addDeserializer(Instant.class, new InstantReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /** @return the mapper all services share, so that every record has one JSON form; don't reconfigure it */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** @return the JSON body of {@code event}: a record's value on Kafka */
    public static byte[] encode(ControlEvent event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event has no JSON form: " + event.getClass().getSimpleName(), e);
        }
    }

    /** What a record on Kafka turned out to be. */
    public sealed interface Decoded {
        /** An event; perhaps {@link ControlEvent.Unrecognized}. */
        record Event(ControlEvent event) implements Decoded {}

        /** Not ours, or broken: goes to the dead-letter topic with {@code reason}, which holds none of the content. */
        record Undecodable(String reason) implements Decoded {}
    }

    /**
     * Reads a record; never throws on any input.
     *
     * @param type the {@code ce_type} header, may be null
     * @param key  the record's key, may be null
     * @param body the record's value, may be null
     */
    public static Decoded decode(String type, String key, byte[] body) {
        if (type == null || type.isBlank()) {
            return new Decoded.Undecodable("no ce_type header");
        }
        if (body == null || body.length == 0) {
            return new Decoded.Undecodable("empty body");
        }
        if (body.length > MAX_BODY_BYTES) {
            return new Decoded.Undecodable("body of " + body.length + " bytes is over " + MAX_BODY_BYTES);
        }
        Class<? extends ControlEvent> known = EventType.classOf(type);
        return known == null ? new Decoded.Event(new ControlEvent.Unrecognized(key, Instant.EPOCH, type)) : read(known, body);
    }

    private static Decoded read(Class<? extends ControlEvent> type, byte[] body) {
        try {
            ControlEvent event = MAPPER.readValue(body, type);
            return event == null || event.callId() == null || event.at() == null
                    ? new Decoded.Undecodable("callId or at is missing")
                    : new Decoded.Event(event);
        } catch (JsonProcessingException e) {
            return new Decoded.Undecodable("not a " + type.getSimpleName() + ": " + e.getClass().getSimpleName());
        } catch (IOException | RuntimeException e) {
            return new Decoded.Undecodable("unreadable: " + e.getClass().getSimpleName());
        }
    }

    /** RFC 3339 text, so that no module beyond Jackson's core is needed. */
    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, in);
            }
            try {
                return Instant.parse(in.getText());
            } catch (DateTimeParseException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, in.getText(), "not an RFC 3339 time");
            }
        }
    }

    private EventCodec() {
    }
}

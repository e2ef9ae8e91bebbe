package io.trunkline.lab.carrier.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;

/** What the other side of a stream asks for. */
public sealed interface StreamCommand {

    /** Play this behind what is buffered. */
    record Media(byte[] muLaw) implements StreamCommand {}

    /** Tell when everything sent before is played. */
    record Mark(String name) implements StreamCommand {}

    /** Drop what isn't played yet. */
    record Clear() implements StreamCommand {}

    /** No such message: the stream ends with error 31924. */
    record Malformed(String why) implements StreamCommand {}

    /** Reads one text message. Never throws, whatever the text. */
    static StreamCommand read(String text, String streamSid) {
        try {
            JsonNode message = Reader.JSON.readTree(text);
            if (message == null || !message.isObject()) {
                return new Malformed("not a JSON object");
            }
            if (!message.path("streamSid").asText("").equals(streamSid)) {
                return new Malformed("streamSid is not this stream's");
            }
            return Reader.command(message);
        } catch (JsonProcessingException e) {
            return new Malformed("not JSON");
        }
    }

    /** Keeps the mapper out of the interface. */
    final class Reader {

        private static final ObjectMapper JSON = new ObjectMapper();

        private Reader() {}

        private static StreamCommand command(JsonNode message) {
            return switch (message.path("event").asText("")) {
                case "media" -> media(message.path("media").path("payload"));
                case "mark" -> mark(message.path("mark").path("name"));
                case "clear" -> new Clear();
                default -> new Malformed("event is not media, mark or clear");
            };
        }

        private static StreamCommand media(JsonNode payload) {
            try {
                return payload.isTextual()
                        ? new Media(Base64.getDecoder().decode(payload.textValue()))
                        : new Malformed("media without payload");
            } catch (IllegalArgumentException e) {
                return new Malformed("payload is not base64");
            }
        }

        private static StreamCommand mark(JsonNode name) {
            return name.isTextual() ? new Mark(name.textValue()) : new Malformed("mark without name");
        }
    }
}

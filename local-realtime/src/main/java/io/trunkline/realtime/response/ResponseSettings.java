package io.trunkline.realtime.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.realtime.audio.WireFormat;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What holds for one response: the session's settings with the overrides of its response.create.
 *
 * @param outOfBand    beside the conversation: its items don't enter it
 * @param instructions those of this response alone
 * @param spoken       audio, or else text
 * @param voiceJson    the voice as it goes into events
 * @param mostTokens   end of the response when reached; empty for none
 * @param metadata     given back as it came; JSON null when none
 * @param input        items to answer instead of what is waiting in the conversation
 */
public record ResponseSettings(boolean outOfBand, Optional<String> instructions, boolean spoken, WireFormat format,
                               JsonNode voiceJson, double speed, OptionalInt mostTokens, JsonNode metadata,
                               Optional<JsonNode> input) {

    /** The voice's name; a custom voice's id. */
    public String voice() {
        return voiceJson.isTextual() ? voiceJson.textValue() : voiceJson.path("id").asText();
    }
}

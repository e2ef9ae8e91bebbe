package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of bad events: each is told as an error and changes nothing. */
class BadEventsTest {

    static Stream<String> events() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/bad-events.txt")).stream().filter(l -> !l.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_bad_event_is_told_and_changes_nothing(String line) {
        String[] row = line.split(" \\| ");
        try (Desk desk = new Desk().open()) {
            JsonNode before = desk.received.remove().get("session");

            desk.sendRaw(row[0]);

            JsonNode error = desk.received.remove().get("error");
            assertThat(error.path("code").asText()).as(error.toString()).isEqualTo(row[1]);
            assertThat(error.path("param").asText("-")).as(error.toString()).isEqualTo(row[2].equals("-") ? "-" : row[2]);
            assertThat(error.path("event_id").asText("-")).isEqualTo(row[0].contains("event_id") ? "e" : "-");
            assertThat(error.path("message").asText()).isNotBlank();
            desk.send("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\"}}");
            assertThat(desk.received.remove().get("session")).isEqualTo(before);
            assertThat(desk.received).isEmpty();
        }
    }

    @Test
    void a_mind_that_fails_fails_its_response_and_not_the_session() {
        try (Desk desk = new Desk().open()) {
            desk.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                    + "\"content\":[{\"type\":\"input_text\",\"text\":\"fail\"}]}}");
            desk.send("{\"type\":\"response.create\"}");
            assertThat(desk.received.getLast().at("/response/status").asText()).isEqualTo("failed");
            assertThat(desk.received.getLast().at("/response/status_details/error/code").asText()).isEqualTo("server_error");

            desk.send("{\"type\":\"response.create\",\"response\":{\"output_modalities\":[\"text\"]}}");

            assertThat(desk.received.getLast().at("/response/status").asText()).isEqualTo("completed");
        }
    }
}

package io.trunkline.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.event.EventCodec.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** Every type has a golden sample: what an older or newer version on the other side sends. */
    static Stream<String> types() {
        return EventType.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theGoldenSampleOfATypeSurvivesReadingAndWriting(String type) throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN.resolve(type + ".json"));

        Decoded decoded = EventCodec.decode(type, "key", golden);

        assertThat(decoded).isInstanceOf(Decoded.Event.class);
        ControlEvent event = ((Decoded.Event) decoded).event();
        assertThat(EventType.nameOf(event)).isEqualTo(type);
        JsonNode expected = EventCodec.mapper().readTree(golden);
        assertThat(EventCodec.mapper().readTree(EventCodec.encode(event))).isEqualTo(expected);
    }

    @Test
    void aFieldOfANewerVersionIsPassedBy() {
        String body = "{\"callId\":\"01J\",\"at\":\"2026-11-21T08:00:00Z\",\"disposition\":\"abandoned\",\"reason\":\"caller\",\"durationMillis\":5,\"mood\":\"good\"}";

        Decoded decoded = EventCodec.decode("trunkline.call.ended.v1", "01J", body.getBytes(StandardCharsets.UTF_8));

        assertThat(decoded).isEqualTo(new Decoded.Event(new ControlEvent.CallEnded("01J", Instant.parse("2026-11-21T08:00:00Z"),
                Disposition.ABANDONED, "caller", 5)));
    }

    @Test
    void aTypeOfANewerVersionIsUnrecognizedAndKeepsItsKey() {
        Decoded decoded = EventCodec.decode("trunkline.call.sung.v1", "01J", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(decoded).isEqualTo(new Decoded.Event(new ControlEvent.Unrecognized("01J", Instant.EPOCH, "trunkline.call.sung.v1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"callId\":\"x\"}", "{\"callId\":\"x\",\"at\":\"yesterday\"}", "not json", "{\"callId\":", "42",
        "{\"callId\":\"x\",\"at\":\"2026-11-21T08:00:00Z\",\"disposition\":\"eaten\",\"reason\":\"\",\"durationMillis\":1}"})
    void whatIsNotOursIsUndecodableAndNeverThrown(String body) {
        assertThat(EventCodec.decode("trunkline.call.ended.v1", "k", body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Decoded.Undecodable.class);
    }

    @Test
    void aRecordWithoutTypeOrBodyOrWithAHugeOneIsUndecodable() {
        assertThat(EventCodec.decode(null, "k", new byte[] {'{', '}'})).isInstanceOf(Decoded.Undecodable.class);
        assertThat(EventCodec.decode("trunkline.call.ended.v1", "k", null)).isInstanceOf(Decoded.Undecodable.class);
        assertThat(EventCodec.decode("trunkline.call.ended.v1", "k", new byte[EventCodec.MAX_BODY_BYTES + 1])).isInstanceOf(Decoded.Undecodable.class);
    }

    @Test
    void headersAreThoseOfCloudEventsInBinaryMode() {
        ControlEvent event = new ControlEvent.KeysPressed("01J", Instant.parse("2026-11-21T08:00:00Z"), 1);

        assertThat(CloudEventHeaders.of(event, "id-1", "/trunkline/media-bridge")).containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "id-1").containsEntry("ce_type", "trunkline.keys.pressed.v1").containsEntry("ce_subject", "01J")
                .containsEntry("ce_partitionkey", "01J").containsEntry("content-type", "application/json");
    }
}

package io.trunkline.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.Twiml;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallTraceTest extends GatewayTest {
    @Inject
    InMemorySpanExporter spans;

    @Test
    void aCallIsOneTraceFromItsWebhookThroughKafkaAndTheBridgeToItsResume() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        FakeBridge other = bridge("bridge-1", 10);
        String sid = callSid();
        // When
        Twiml connected = ring(sid, PLAIN);
        after(sid, connected);
        // Then
        String traceparent = callHash(sid).get("traceparent");
        String trace = traceparent.split("-")[1];
        assertThat(connected.parameters()).containsEntry("traceparent", traceparent);
        assertThat(List.of(bridge, other)).flatExtracting(FakeBridge::calls).hasSize(2).allSatisfy(call -> assertThat(call.traceparent()).contains(trace));
        String callId = callIdOf(sid);
        await().until(() -> kafka.events(ControlEvent.CallPlaced.class, callId).size() == 2);
        assertThat(kafka.records(callId)).allSatisfy(record -> assertThat(new String(
                Objects.requireNonNull(record.headers().lastHeader("traceparent")).value(), StandardCharsets.UTF_8)).contains(trace));
        await().untilAsserted(() -> assertThat(names(trace)).contains("POST /twilio/voice", "call.stream-ended"));
    }

    private List<String> names(String trace) {
        return spans.getFinishedSpanItems().stream().filter(span -> span.getTraceId().equals(trace)).map(SpanData::getName).collect(Collectors.toList());
    }
}

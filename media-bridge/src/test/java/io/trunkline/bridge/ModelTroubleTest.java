package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.bridge.lab.ScriptedModel.Welcome;
import io.trunkline.bridge.lab.Topic;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.http.PlaceCall;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller and the records see when something else breaks. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class ModelTroubleTest {
    /** The packaged sentence is near 4 s long. */
    private static final int CLIP_MS = 3500;

    @Inject
    Bench bench;
    @Inject
    InMemorySpanExporter spans;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @ParameterizedTest
    @EnumSource(value = Welcome.class, names = {"REFUSED", "CLOSED", "SILENT"})
    void apologisesAndLeadsToTheOperatorWhenNoSessionComesAbout(Welcome welcome) {
        // Given
        PlaceCall call = Bench.call(null);
        // the model is tried twice
        bench.model().nextIs(welcome);
        bench.model().nextIs(welcome);
        bench.place(call);
        // When
        ScriptedCarrier carrier = bench.stream(call).playsAtOnce();
        Instant asked = Instant.now();
        carrier.await("media");
        // Then
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        operator(call, carrier);
    }

    @Test
    void apologisesAndLeadsToTheOperatorWhenTheModelSaysNothing() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().hearsCaller();
        talk.model().heardCaller("Hello? Are you there?");
        // Then
        operator(talk.call(), talk.carrier());
    }

    @Test
    void leadsToTheOperatorWhenTheSessionIsLost() {
        Talk talk = bench.talk();
        bench.model().nextIs(Welcome.REFUSED);
        talk.model().close(1011);
        operator(talk.call(), talk.carrier());
    }

    @Test
    void goesOnAfterUnknownEventsAndHarmlessErrors() {
        // Given
        Talk talk = bench.talk();
        double unknown = bench.count("messages.unknown", "side", "model");
        double malformed = bench.count("messages.malformed", "side", "model");
        // When
        talk.model().send("{'type':'session.something_new','event_id':'e'}");
        talk.model().sendRaw("this is no JSON");
        talk.model().send("{'type':'error','event_id':'e','error':{'type':'invalid_request_error','code':'response_cancel_not_active','message':'none'}}");
        talk.model().says("Still here.", 400);
        // Then
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard()).isEqualTo(800));
        assertThat(bench.count("messages.unknown", "side", "model") - unknown).isEqualTo(1);
        assertThat(bench.count("messages.malformed", "side", "model") - malformed).isEqualTo(1);
        talk.end();
    }

    @Test
    void countsAToolResultOfACallThatEnded() {
        // Given
        Talk talk = bench.talk();
        talk.end();
        bench.topic().await(StreamEnded.class, talk.callId());
        double before = bench.count("tool.results", "outcome", "unknown_call");
        // When
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.OK, "{}", "Late.");
        // Then
        await().untilAsserted(() -> assertThat(bench.count("tool.results", "outcome", "unknown_call") - before).isEqualTo(1));
    }

    @Test
    void putsRecordsThatAreNotOursToTheDeadLettersAndReadsOn() {
        // Given
        Talk talk = bench.talk();
        String dead = Topics.deadLetterOf(Topics.TOOL_RESULTS);
        int before = bench.topic().records(dead).size();
        // When
        bench.topic().litter(null, "whatever");
        bench.topic().litter("trunkline.tool-call.finished.v1", "{broken");
        bench.topic().litter("trunkline.call.ended.v1", "{\"callId\":\"x\",\"at\":\"2026-11-21T10:00:00Z\",\"disposition\":\"failed\",\"reason\":\"r\",\"durationMillis\":1}");
        bench.topic().litter("somebody.elses.v9", "{}");
        talk.model().callsTool("call_1", "lookup_order_status", "{\"order_id\":\"AB1\"}");
        bench.topic().await(ToolCallRequested.class, talk.callId());
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.OK, "{}", "Here.");
        // Then
        assertThat(talk.model().await("conversation.item.create").at("/item/output").asText()).contains("Here.");
        await().untilAsserted(() -> assertThat(bench.topic().records(dead)).hasSize(before + 3)
                .allSatisfy(record -> assertThat(Topic.header(record, CloudEventHeaders.DEAD_LETTER_REASON)).isNotBlank()));
        talk.end();
    }

    @Test
    void keepsOneTraceACall() {
        // Given
        Talk talk = bench.talk();
        String traceId = talk.call().traceparent().split("-")[1];
        // When
        talk.model().callsTool("call_1", "lookup_order_status", "{\"order_id\":\"AB1\"}");
        bench.topic().await(ToolCallRequested.class, talk.callId());
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.OK, "{}", "Here.");
        talk.model().await("response.create");
        talk.model().says("A long answer that is cut short here.", 3000);
        talk.model().hearsCaller();
        talk.carrier().await("clear");
        talk.end();
        bench.topic().await(StreamEnded.class, talk.callId());
        // Then
        await().untilAsserted(() -> assertThat(names(traceId)).contains("session", "stream", "turn agent", "execute_tool lookup_order_status", "barge-in"));
        var asked = bench.topic().records(Topics.TOOL_CALLS).stream().filter(record -> record.key().equals(talk.callId())).toList();
        assertThat(asked).singleElement().satisfies(record -> assertThat(Topic.header(record, "traceparent")).contains(traceId));
        assertThat(spans.getFinishedSpanItems()).allSatisfy(span -> assertThat(span.getAttributes().toString()).doesNotContain("Here.").doesNotContain("cut short"));
    }

    @Test
    void namesNoCallInItsMetrics() {
        Talk talk = bench.talk();
        talk.end();
        bench.topic().await(StreamEnded.class, talk.callId());
        String metrics = bench.get("/q/metrics");
        assertThat(metrics).doesNotContain(talk.callId()).contains("trunkline_calls_active", "trunkline_call_setup_seconds", "trunkline_greeting_seconds",
                "trunkline_session_setup_seconds", "trunkline_frames_total", "trunkline_model_tokens_total", "trunkline_model_cost_usd_total",
                "trunkline_streams_ended_total");
    }

    private void operator(PlaceCall call, ScriptedCarrier carrier) {
        assertThat(carrier.closeCode()).isEqualTo(1000);
        assertThat(carrier.millisHeard()).isGreaterThan(CLIP_MS);
        assertThat(bench.session(call.callId())).containsEntry("intendedEnd", "operator").containsEntry("endReason", "model_failed");
        assertThat(bench.topic().await(EscalationRequested.class, call.callId()).mode()).isEqualTo(EscalationMode.IMMEDIATE);
        assertThat(bench.topic().await(StreamEnded.class, call.callId()).outcome()).isEqualTo("operator");
    }

    private List<String> names(String traceId) {
        return spans.getFinishedSpanItems().stream().filter(span -> span.getTraceId().equals(traceId)).map(SpanData::getName).toList();
    }
}

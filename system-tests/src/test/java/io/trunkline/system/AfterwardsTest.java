package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.ServiceProcess;
import io.trunkline.lab.trace.CallSpan;
import io.trunkline.lab.trace.SpanSearch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When all calls are over: what is left of them, and what is left running. */
@OnRunningSystem
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Integer.MAX_VALUE)
class AfterwardsTest {

    /** Shorter sentences ("Yes please.") could be anybody's words. */
    private static final int LEAST_LETTERS = 18;
    /** So many that each bridge had some of every kind. */
    private static final int MANY = 12;
    /** Spans are exported a moment after they ended. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Stream<Map.Entry<String, List<String>>> metrics() {
        return Map.of(
                "ingress-gateway", List.of("trunkline_webhooks_seconds", "trunkline_calls_received_total", "trunkline_calls_ended_total",
                        "trunkline_call_setup_seconds"),
                "media-bridge-0", List.of("trunkline_calls_active", "trunkline_call_setup_seconds", "trunkline_response_latency_seconds",
                        "trunkline_barge_in_reaction_seconds", "trunkline_first_tool_call_seconds", "trunkline_frames_total",
                        "trunkline_frames_dropped_total", "trunkline_model_tokens_total", "trunkline_model_cost_usd_total"),
                "tool-service", List.of("trunkline_tool_duration_seconds"),
                "escalation-service", List.of("trunkline_escalations_total"),
                "local-realtime", List.of("realtime_sessions_active")).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    @Order(1)
    void aServiceTellsWhatItDid(Map.Entry<String, List<String>> expected, RunningSystem system) throws IOException, InterruptedException {
        // Given
        assumeTrue(system.held().size() > MANY, "too few calls were held");
        ServiceProcess service = system.system().services().named(expected.getKey());
        // When
        var request = HttpRequest.newBuilder(service.base().resolve("/q/metrics")).build();
        String metrics = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        // Then
        assertThat(service.ready()).isTrue();
        assertThat(metrics).contains(expected.getValue());
        assertThat(metrics).as("labels").doesNotContainPattern("\\+1\\d{10}");
    }

    @Test
    @Order(1)
    void noLogTellsANumberANameOrAWordOfACaller(RunningSystem system) throws IOException {
        // Given
        assumeFalse(system.held().isEmpty(), "no call was held");
        var personal = new TreeSet<String>();
        system.held().forEach(call -> personal.addAll(personal(call)));
        // When
        var found = new ArrayList<String>();
        for (ServiceProcess service : system.system().services().all()) {
            String log = Files.readString(service.log()).toLowerCase(Locale.ROOT);
            personal.stream().filter(log::contains).forEach(word -> found.add(service.name() + ": " + word));
        }
        // Then
        assertThat(personal).hasSizeGreaterThan(3);
        assertThat(found).isEmpty();
    }

    @Test
    @Order(1)
    void noSpanTellsANumberANameOrAWordOfACaller(RunningSystem system) {
        // Given
        assumeFalse(system.held().isEmpty(), "no call was held");
        var personal = new TreeSet<String>();
        system.held().forEach(call -> personal.addAll(personal(call)));
        // When
        List<CallSpan> spans = system.system().traces().all();
        // Then
        assertThat(spans).isNotEmpty();
        assertThat(SpanSearch.find(spans, personal)).isEmpty();
    }

    @Test
    @Order(1)
    void theOrderIsOneTraceFromTheWebhookThroughTheToolAndBack(RunningSystem system) {
        await().atMost(TOLD_WITHIN).untilAsserted(() -> {
            TraceCheck trace = trace(system, "order");
            trace.isWhole();
            trace.holds("ingress-gateway: POST /twilio/voice", "media-bridge: session", "media-bridge: execute_tool lookup_order_status",
                    "media-bridge: tool-calls publish", "tool-service: tool-calls receive", "tool-service: GET");
            trace.holds("tool-service: tool-calls receive", "tool-service: tool-results publish", "media-bridge: tool-results receive");
            trace.holds("media-bridge: session", "media-bridge: stream", "media-bridge: turn caller");
            trace.holds("media-bridge: stream", "media-bridge: turn agent");
        });
    }

    @Test
    @Order(1)
    void theDisputeIsOneTraceFromTheWebhookToTheHumansQueue(RunningSystem system) {
        await().atMost(TOLD_WITHIN).untilAsserted(() -> {
            TraceCheck trace = trace(system, "dispute");
            trace.isWhole();
            trace.holds("media-bridge: stream", "media-bridge: barge-in");
            trace.holds("media-bridge: escalation", "media-bridge: escalations publish", "escalation-service: escalations receive",
                    "escalation-service: POST /interactions");
            trace.holds("ingress-gateway: POST /twilio/voice", "media-bridge: session", "escalation-service: escalations receive",
                    "escalation-service: transfer.move", "ingress-gateway: call.move");
        });
    }

    private static TraceCheck trace(RunningSystem system, String script) {
        Optional<String> callId = system.held().stream().filter(call -> call.script().name().equals(script)).findFirst()
                .flatMap(CallResult::callId);
        assumeTrue(callId.isPresent(), "the call was not held");
        return new TraceCheck(callId.get(), system.system().traces().of(callId.get()));
    }

    private static List<String> personal(CallResult call) {
        var personal = new ArrayList<String>();
        call.script().from().ifPresent(number -> personal.add(number.substring(2)));
        call.script().givens().forEach(given -> personal.addAll(given.fields().entrySet().stream()
                .filter(field -> List.of("name", "email", "tracking_number").contains(field.getKey())).map(field -> field.getValue()).toList()));
        Facts.said(call).stream().filter(text -> text.length() >= LEAST_LETTERS).forEach(personal::add);
        call.events(ControlEvent.TurnCompleted.class).stream().map(ControlEvent.TurnCompleted::text)
                .filter(text -> text.length() >= LEAST_LETTERS).forEach(personal::add);
        return personal.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    @Order(2)
    void nothingIsLeftRunning(RunningSystem system) {
        // Given
        List<ProcessHandle> processes = system.system().services().all().stream().map(ServiceProcess::handle).toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(6).allMatch(ProcessHandle::isAlive);
        // When
        system.close();
        // Then
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).as("children of this process").isEmpty();
    }
}

package io.trunkline.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceReceiverTest {

    private static final String CALL = "01JD0000000000000000000001";
    private final CallTraces traces = new CallTraces(2);
    private final TraceReceiver receiver = TraceReceiver.start(0, traces);
    private final HttpClient exporter = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        receiver.close();
        exporter.close();
    }

    @Test
    void findsAllSpansOfACallsTraceByTheOneThatNamesTheCall() throws Exception {
        // Given
        Span webhook = Otlp.span(Otlp.TRACE, 1, 0, "POST /twilio/voice", 0, 40).build();
        Span session = Otlp.span(Otlp.TRACE, 2, 1, "session", 20, 9_000).addAttributes(Otlp.attribute("trunkline.call.id", CALL)).build();
        Span other = Otlp.span("a".repeat(32), 3, 0, "GET", 5, 1).build();
        // When
        assertThat(post(Otlp.request("media-bridge", session), false).statusCode()).isEqualTo(200);
        assertThat(post(packed(Otlp.request("ingress-gateway", webhook, other)), true).statusCode()).isEqualTo(200);
        // Then
        assertThat(traces.of(CALL)).extracting(CallSpan::service, CallSpan::name, CallSpan::parentId).containsExactly(
                tuple("ingress-gateway", "POST /twilio/voice", ""), tuple("media-bridge", "session", "0000000000000001"));
    }

    @Test
    void keepsOnlyTheLastTraces() throws Exception {
        // When
        for (int call = 1; call <= 3; call++) {
            post(Otlp.request("media-bridge", Otlp.span(Integer.toString(call).repeat(32), call, 0, "session", 0, 1)
                    .addAttributes(Otlp.attribute("trunkline.call.id", "call-" + call)).build()), false);
        }
        // Then
        assertThat(traces.of("call-1")).isEmpty();
        assertThat(traces.of("call-3")).hasSize(1);
    }

    @Test
    void refusesWhatIsNoExportOfTraces() throws Exception {
        assertThat(post("no protobuf".getBytes(), false).statusCode()).isEqualTo(400);
        assertThat(post(new byte[] {1, 2, 3}, true).statusCode()).isEqualTo(400);
        assertThat(send(HttpRequest.newBuilder(receiver.base().resolve("/v1/traces")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(415);
        assertThat(send(HttpRequest.newBuilder(receiver.base().resolve("/v1/metrics")).POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode()).isEqualTo(404);
    }

    @Test
    void writesTheTraceAsATreeAndAsJson(@TempDir Path folder) throws Exception {
        // Given
        TraceFiles files = TraceFiles.keep(traces, folder);
        post(Otlp.request("ingress-gateway", Otlp.span(Otlp.TRACE, 1, 0, "POST /twilio/voice", 0, 40).build()), false);
        post(Otlp.request("media-bridge", Otlp.span(Otlp.TRACE, 2, 1, "session", 20, 9_000)
                .addAttributes(Otlp.attribute("trunkline.call.id", CALL)).build()), false);
        post(Otlp.request("tool-service", Otlp.span(Otlp.TRACE, 4, 2, "GET", 3_000, 250).setStatus(Otlp.error("timeout")).build(),
                Otlp.span(Otlp.TRACE, 5, 77, "lost", 4_000, 1).build()), false);
        // When
        files.close();
        // Then
        assertThat(Files.readString(TraceFiles.of(folder, CALL)).lines()).containsExactly(
                "call " + CALL + ", trace " + Otlp.TRACE + ", 4 spans",
                "  begins ms  took ms  where                what",
                "          0       40  ingress-gateway      POST /twilio/voice server",
                "         20     9000  media-bridge           session server",
                "       3000      250  tool-service             GET server  ERROR",
                "       4000        1  tool-service         lost server  (its parent never came)");
        assertThat(Files.readString(folder.resolve(CALL + ".json"))).contains("\"startMs\" : 3000", "\"status.message\" : \"timeout\"");
    }

    private HttpResponse<Void> post(byte[] body, boolean gzip) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver.base() + "/v1/traces"))
                .header("Content-Type", "application/x-protobuf").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(gzip ? request.header("Content-Encoding", "gzip") : request);
    }

    private HttpResponse<Void> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return exporter.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private static byte[] packed(byte[] body) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }
}

package io.trunkline.lab.trace;

import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** An OTLP/HTTP receiver of traces: {@code POST /v1/traces}, protobuf, gzip or plain. Metrics and logs are refused. */
public final class TraceReceiver implements AutoCloseable {

    private static final String PROTOBUF = "application/x-protobuf";
    private final CallTraces traces;
    private final LoopbackServer server;

    private TraceReceiver(int port, CallTraces traces) {
        this.traces = traces;
        this.server = LoopbackServer.start("the receiver of traces", port, this::answer);
    }

    /** @param port 0 for any free one */
    public static TraceReceiver start(int port, CallTraces traces) {
        return new TraceReceiver(port, traces);
    }

    /** What exporters are given as their endpoint. */
    public URI base() {
        return server.base();
    }

    private Reply answer(Request request) {
        if (!request.path().equals("/v1/traces") || !request.method().equals("POST")) {
            return Reply.text(404, "only POST /v1/traces is served");
        }
        if (!request.header("Content-Type").startsWith(PROTOBUF)) {
            return Reply.text(415, "only " + PROTOBUF + " is taken");
        }
        try {
            traces.add(OtlpReader.read(request.bytes(), request.header("Content-Encoding").equals("gzip")));
            // an empty ExportTraceServiceResponse has no bytes: everything was taken
            return new Reply(200, Map.of("Content-Type", PROTOBUF), new byte[0]);
        } catch (IOException e) {
            return Reply.text(400, "not an ExportTraceServiceRequest: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

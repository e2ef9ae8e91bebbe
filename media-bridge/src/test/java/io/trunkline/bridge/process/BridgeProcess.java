package io.trunkline.bridge.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.stream.StreamToken;
import io.trunkline.lab.infra.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A bridge as a process of its own, from its jar, and what gateway and carrier do to it. */
final class BridgeProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String id;
    private final Process process;
    private final int port;
    private final int internalPort;
    private final StreamToken tokens = new StreamToken(BridgeWorld.STREAM_SECRET);

    /** @param world settings of {@link BridgeWorld}, of which the environment variables are taken */
    BridgeProcess(String id, Map<String, String> world) {
        this.id = id;
        port = FreePorts.take(1)[0];
        internalPort = FreePorts.take(1)[0];
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-XX:+UseSerialGC"));
        // the short waits of tests within one JVM are too short for a process that has just begun
        command.addAll(List.of("-Dquarkus.otel.sdk.disabled=true", "-jar", JAR.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Path.of("target", id + ".log").toFile());
        world.forEach((name, value) -> {
            if (!name.contains(".")) {
                builder.environment().put(name, value);
            }
        });
        builder.environment().putAll(Map.of("BRIDGE_ID", id, "BRIDGE_PUBLIC_URL", publicUrl(), "BRIDGE_INTERNAL_URL", "http://127.0.0.1:" + internalPort,
                "HTTP_PORT", Integer.toString(port), "INTERNAL_PORT", Integer.toString(internalPort), "RECORD_DIR", "",
                // long enough to say something in, short enough to wait for
                "DRAIN_GRACE", "3s", "DRAIN_LIMIT", "8s"));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BridgeProcess awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the bridge ended: " + Files.readString(Path.of("target", id + ".log")));
            }
            return health("ready") == 200;
        });
        return this;
    }

    /** @return HTTP status of a health page, 0 if there is no answer */
    int health(String page) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/" + page)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** The gateway tells of a call. @return HTTP status */
    int place(PlaceCall call) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + internalPort + InternalApi.PLACE_CALL))
                    .header(InternalApi.TOKEN_HEADER, BridgeWorld.INTERNAL_TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofString(json(call))).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The carrier brings the call's stream. */
    ScriptedCarrier stream(PlaceCall call) {
        String path = "/media/" + id + "/twilio";
        String token = tokens.issue(new StreamToken.Binding(call.callId(), id, call.callSid()), System.currentTimeMillis());
        return ScriptedCarrier.connect(port, path, ScriptedCarrier.signature(publicUrl() + path)).connected()
                .start(call.callSid(), "'callId':'" + call.callId() + "','token':'" + token + "'");
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String publicUrl() {
        return "wss://" + id + ".test";
    }

    private static String json(PlaceCall call) {
        try {
            return EventCodec.mapper().writeValueAsString(call);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

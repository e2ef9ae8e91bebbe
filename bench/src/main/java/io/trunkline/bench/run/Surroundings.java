package io.trunkline.bench.run;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a bridge lives among: Kafka and Redis in a process of the lab's, a tool service, and somebody who takes its traces. */
final class Surroundings implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final ChildProcess brokers;
    private final HttpServer traces;
    private final ToolAnswers tools;

    private Surroundings(Path root, Path folder) {
        CountDownLatch ready = new CountDownLatch(1);
        brokers = ChildProcess.java("brokers", folder, List.of("-XX:+UseSerialGC", "-Xmx400m", "-cp",
                root.resolve("lab/target") + "/lab-0.1.0-SNAPSHOT.jar:" + root.resolve("lab/target/lib") + "/*", "io.trunkline.lab.infra.InfraMain"),
                Map.of("LAB_KAFKA_PORT", "0", "LAB_REDIS_PORT", "0"), line -> read(line, ready));
        await(ready);
        traces = traces();
        tools = new ToolAnswers(addresses.get("KAFKA_BOOTSTRAP_SERVERS"));
    }

    static Surroundings start(Path root, Path folder) {
        return new Surroundings(root, folder);
    }

    private void read(String line, CountDownLatch ready) {
        String[] pair = line.split("=", 2);
        if (pair.length == 2) {
            addresses.put(pair[0], pair[1]);
        } else if (line.equals("ready")) {
            ready.countDown();
        }
    }

    private void await(CountDownLatch ready) {
        try {
            if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw brokers.obituary("did not become ready");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Takes OTLP over HTTP and forgets it: an answer without bytes says that everything was taken. */
    private static HttpServer traces() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", addresses.get("KAFKA_BOOTSTRAP_SERVERS"), "REDIS_URL", addresses.get("REDIS_URL"),
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + traces.getAddress().getPort());
    }

    @Override
    public void close() {
        tools.close();
        traces.stop(0);
        brokers.close();
    }
}

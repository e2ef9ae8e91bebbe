package io.trunkline.bench.run;

import io.trunkline.bench.measure.ProcessCpu;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real bridge as a target: its packaged application as a process of its own, everything on. */
final class Bridge implements Target {
    private static final String ID = "bridge-0";
    private static final String PUBLIC_URL = "wss://bridge-0.bench.invalid";
    private static final String TOKEN = "internal token of the bench";
    private static final String STREAM_SECRET = "stream token secret of the bench";
    private static final String AUTH_TOKEN = "auth token of the bench";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final int port;
    private final int internalPort;

    Bridge(Setting setting, Path folder, Surroundings around, int modelPort, String keyStore, int capacity) {
        int[] ports = Ports.free(2);
        port = ports[0];
        internalPort = ports[1];
        List<String> command = new ArrayList<>(setting.bridgeFlags());
        if (!keyStore.isEmpty()) {
            command.addAll(List.of("-Djavax.net.ssl.trustStore=" + keyStore, "-Djavax.net.ssl.trustStorePassword=changeit"));
        }
        command.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-jar", setting.bridgeJar().toString()));
        String model = (keyStore.isEmpty() ? "ws" : "wss") + "://127.0.0.1:" + modelPort + "/v1/realtime";
        process = ChildProcess.java("media-bridge", folder, command, environment(setting, around, model, capacity), null);
        awaitReady();
    }

    private Map<String, String> environment(Setting setting, Surroundings around, String model, int capacity) {
        Map<String, String> all = new HashMap<>(around.environment());
        all.put("BRIDGE_ID", ID);
        all.put("BRIDGE_PUBLIC_URL", PUBLIC_URL);
        all.put("BRIDGE_INTERNAL_URL", "http://127.0.0.1:" + internalPort);
        all.put("BRIDGE_CAPACITY", Integer.toString(capacity));
        all.put("HTTP_PORT", Integer.toString(port));
        all.put("INTERNAL_PORT", Integer.toString(internalPort));
        all.put("INTERNAL_TOKEN", TOKEN);
        all.put("STREAM_TOKEN_SECRET", STREAM_SECRET);
        all.put("TWILIO_AUTH_TOKEN", AUTH_TOKEN);
        all.put("OPENAI_API_KEY", "sk-bench");
        all.put("OPENAI_REALTIME_URL", model);
        all.put("OPENAI_MODEL", "gpt-realtime-2.1");
        all.put("CONFIG_DIR", setting.root().resolve("config").toString());
        return all;
    }

    private void awaitReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (get("/q/health/ready").isEmpty()) {
            if (!process.alive() || System.nanoTime() > until) {
                process.close();
                throw process.obituary("did not become ready");
            }
            Pause.millis(200);
        }
    }

    /** A page's body, {@code ""} if it isn't to be had. Its connection isn't kept: what stays open later is the calls'. */
    private String get(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setRequestProperty("Connection", "close");
            connection.setReadTimeout((int) PATIENCE.toMillis());
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException notYet) {
            return "";
        }
    }

    /** The sum of a metric over its labels. */
    private double metric(String name) {
        return metric(get("/q/metrics"), name);
    }

    private static double metric(String page, String name) {
        return page.lines().filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{")).mapToDouble(line ->
                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int warmup(int asked) {
        return asked;
    }

    @Override
    public Map<String, String> arguments() {
        return Map.of("relay", "false", "carrierPort", Integer.toString(port), "internalPort", Integer.toString(internalPort), "bridge", ID,
                "publicUrl", PUBLIC_URL, "authToken", AUTH_TOKEN, "streamSecret", STREAM_SECRET, "internalToken", TOKEN);
    }

    @Override
    public Map<String, Double> idle() {
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (metric("trunkline_calls_active") > 0 && System.nanoTime() < until) {
            Pause.millis(200);
        }
        return loaded();
    }

    @Override
    public Map<String, Double> loaded() {
        return Map.of("heapKb", Jcmd.heapAfterCollection(pid()), "rssKb", (double) ProcessCpu.residentKb(pid()),
                "activeCalls", metric("trunkline_calls_active"));
    }

    @Override
    public Map<String, Double> counters() {
        String page = get("/q/metrics");
        return Map.of("gcPauses", metric(page, "jvm_gc_pause_seconds_count"), "gcSeconds", metric(page, "jvm_gc_pause_seconds_sum"),
                "allocatedBytes", metric(page, "jvm_gc_memory_allocated_bytes_total"));
    }

    @Override
    public void close() {
        process.close();
    }
}

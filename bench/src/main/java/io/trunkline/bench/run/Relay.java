package io.trunkline.bench.run;

import io.trunkline.bench.measure.ProcessCpu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The native relay as a target. */
final class Relay implements Target {
    private static final int PATIENCE_SECONDS = 15;
    private static final int MOST_WARMUP = 30;

    private final ChildProcess process;
    private final int port;

    Relay(Setting setting, Path folder, int modelPort, String keyStore) {
        CompletableFuture<Integer> listening = new CompletableFuture<>();
        List<String> command = new ArrayList<>(setting.relayFlags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trunkline.bench.relay.RelayMain", Integer.toString(modelPort),
                keyStore.isEmpty() ? "-" : keyStore));
        process = ChildProcess.java("relay", folder, command, Map.of(), line -> listening.complete(Integer.parseInt(line.substring("port=".length()))));
        try {
            port = listening.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            process.close();
            throw process.obituary("did not start");
        }
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    /** So little code is compiled after a few seconds. */
    @Override
    public int warmup(int asked) {
        return Math.min(asked, MOST_WARMUP);
    }

    @Override
    public Map<String, String> arguments() {
        return Map.of("relay", "true", "carrierPort", Integer.toString(port));
    }

    @Override
    public Map<String, Double> idle() {
        return loaded();
    }

    @Override
    public Map<String, Double> loaded() {
        return Map.of("heapKb", Jcmd.heapAfterCollection(pid()), "rssKb", (double) ProcessCpu.residentKb(pid()));
    }

    @Override
    public Map<String, Double> counters() {
        return Map.of();
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.trunkline.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of the generator against a target. */
final class Play {
    private static final int HOLD = 4;
    private static final int SLACK = 30;

    private final Setting setting;
    private final Path folder;
    private final int modelPort;
    private final String keyStore;

    Play(Setting setting, Path folder, int modelPort, String keyStore) {
        this.setting = setting;
        this.folder = folder;
        this.modelPort = modelPort;
        this.keyStore = keyStore;
    }

    /** Plays and gives what was measured; memory and sockets against the target's idle state before. */
    Figures run(Target target, int calls, int warmup, int seconds, Map<String, String> more) {
        Map<String, Double> idle = target.idle();
        Map<String, Double> values = new HashMap<>();
        CountDownLatch windowClosed = new CountDownLatch(1);
        int ramp = Math.clamp(calls / 4, 10, 60);
        long most = calls / ramp + warmup + seconds + HOLD + SLACK;
        try (Child generator = Child.java("generator-" + target.name() + "-" + calls, folder, command(target, calls, ramp, warmup, seconds, more), Map.of(),
                line -> read(line, values, windowClosed))) {
            Map<String, Double> loaded = await(windowClosed, most) ? target.loaded() : Map.of();
            if (!generator.ended(Duration.ofSeconds(most))) {
                throw generator.obituary("did not end well");
            }
            compare(values, idle, loaded, target.idle(), calls);
        }
        return new Figures(target.name(), calls, !keyStore.isEmpty(), values);
    }

    private List<String> command(Target target, int calls, int ramp, int warmup, int seconds, Map<String, String> more) {
        Map<String, String> arguments = new HashMap<>(target.arguments());
        arguments.putAll(Map.of("pid", Long.toString(target.pid()), "modelPort", Integer.toString(modelPort), "calls", Integer.toString(calls),
                "ramp", Integer.toString(ramp), "warmup", Integer.toString(warmup), "seconds", Integer.toString(seconds), "hold", Integer.toString(HOLD),
                "keyStore", keyStore));
        arguments.putAll(more);
        List<String> command = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmn128m", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
                "io.trunkline.bench.load.GeneratorMain"));
        arguments.forEach((name, value) -> command.add(name + "=" + value));
        return command;
    }

    private static boolean await(CountDownLatch windowClosed, long seconds) {
        try {
            return windowClosed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void read(String line, Map<String, Double> values, CountDownLatch windowClosed) {
        if (line.equals("window closed")) {
            windowClosed.countDown();
        } else if (line.startsWith("result.")) {
            String[] pair = line.substring("result.".length()).split("=", 2);
            values.put(pair[0], Double.parseDouble(pair[1]));
        }
    }

    private static void compare(Map<String, Double> values, Map<String, Double> before, Map<String, Double> with, Map<String, Double> after, int calls) {
        if (!with.isEmpty()) {
            values.put("heapKbPerCall", (with.get("heapKb") - before.get("heapKb")) / calls);
            values.put("rssKbPerCall", (with.get("rssKb") - before.get("rssKb")) / calls);
            values.put("rssMb", with.get("rssKb") / 1024);
        }
        values.put("callsLeft", after.getOrDefault("activeCalls", 0.0));
        values.put("socketsLeft", Math.max(0, after.get("sockets") - before.get("sockets")));
        values.put("heapKbLeft", after.get("heapKb") - before.get("heapKb"));
    }
}

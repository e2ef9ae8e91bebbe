package io.trunkline.bench.run;

import io.trunkline.bench.measure.ProcessCpu;
import io.trunkline.bench.measure.Sockets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Runs the generator against a target. */
final class Play {
    private static final int HOLD = 4;
    private static final int SLACK = 30;
    private static final int LOOK_MILLIS = 500;
    private static final long END_MILLIS = 5000;
    /** The load comes from elsewhere in life: it must not wait for a core that the bridge has. Only root may ask for that. */
    private static final List<String> FIRST = "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/nice"))
            ? List.of("/usr/bin/nice", "-n", "-10") : List.of();

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

    /** What to play. @param more arguments of the generator */
    record Piece(String label, int calls, int warmup, int seconds, Map<String, String> more) {

        int ramp() {
            return Math.clamp(calls / 4, 10, 60);
        }

        int most() {
            int windows = Integer.parseInt(more.getOrDefault("windows", "1"));
            return calls / ramp() + warmup + windows * seconds + HOLD + SLACK;
        }
    }

    /** Plays and gives what was measured; memory and sockets against the target's idle state before. */
    Figures run(Target target, Piece piece) {
        return run(target, piece, (second, residentKb) -> { });
    }

    /** @param look told now and then of seconds gone and of the target's resident memory in KB */
    Figures run(Target target, Piece piece, BiConsumer<Long, Long> look) {
        Map<String, Double> idle = target.idle();
        Map<String, Double> values = new ConcurrentHashMap<>();
        Window window = new Window(target, values);
        try (ChildProcess generator = ChildProcess.java("generator-" + target.name() + "-" + piece.label().replace(' ', '-'), folder, FIRST, command(target, piece), Map.of(),
                window::read)) {
            watch(target, piece, window, values, look);
            Map<String, Double> loaded = window.closed.getCount() == 0 ? target.loaded() : Map.of();
            if (!generator.ended(Duration.ofSeconds(HOLD + SLACK))) {
                throw generator.obituary("did not end well");
            }
            values.put("socketsLeft", (double) left(target));
            compare(values, idle, loaded, target.idle(), piece.calls());
        }
        return new Figures(target.name(), piece.calls(), !keyStore.isEmpty(), piece.label(), Map.copyOf(values));
    }

    /** The window as the generator tells of it. */
    private record Window(Target target, Map<String, Double> values, CountDownLatch closed, Map<String, Double> atOpening) {
        Window(Target target, Map<String, Double> values) {
            this(target, values, new CountDownLatch(1), new HashMap<>());
        }

        void read(String line) {
            if (line.equals("window opens")) {
                atOpening.putAll(target.counters());
            } else if (line.equals("window closed")) {
                target.counters().forEach((name, value) -> values.put(name, value - atOpening.getOrDefault(name, 0.0)));
                closed.countDown();
            } else if (line.startsWith("result.")) {
                String[] pair = line.substring("result.".length()).split("=", 2);
                values.put(pair[0], Double.parseDouble(pair[1]));
            }
        }
    }

    private static void watch(Target target, Piece piece, Window window, Map<String, Double> values, BiConsumer<Long, Long> look) {
        long begun = System.nanoTime();
        long peak = 0;
        try {
            while (!window.closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() - begun < piece.most() * 1_000_000_000L) {
                long resident = ProcessCpu.residentKb(target.pid());
                peak = Math.max(peak, resident);
                look.accept((System.nanoTime() - begun) / 1_000_000_000L, resident);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        values.put("rssPeakMb", peak / 1024.0);
    }

    /** Connections that are still there some seconds after the last call. */
    private int left(Target target) {
        int carrierPort = Integer.parseInt(target.arguments().get("carrierPort"));
        long until = System.nanoTime() + END_MILLIS * 1_000_000;
        int open = Sockets.open(carrierPort, modelPort);
        while (open > 0 && System.nanoTime() < until) {
            Pause.millis(LOOK_MILLIS);
            open = Sockets.open(carrierPort, modelPort);
        }
        return open;
    }

    private List<String> command(Target target, Piece piece) {
        Map<String, String> arguments = new HashMap<>(target.arguments());
        arguments.putAll(Map.of("pid", Long.toString(target.pid()), "modelPort", Integer.toString(modelPort), "calls", Integer.toString(piece.calls()),
                "ramp", Integer.toString(piece.ramp()), "warmup", Integer.toString(piece.warmup()), "seconds", Integer.toString(piece.seconds()),
                "hold", Integer.toString(HOLD), "keyStore", keyStore));
        arguments.putAll(piece.more());
        List<String> command = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmn128m", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
                "io.trunkline.bench.load.GeneratorMain"));
        arguments.forEach((name, value) -> command.add(name + "=" + value));
        return command;
    }

    private static void compare(Map<String, Double> values, Map<String, Double> before, Map<String, Double> with, Map<String, Double> after, int calls) {
        if (!with.isEmpty()) {
            values.put("heapKbPerCall", (with.get("heapKb") - before.get("heapKb")) / calls);
            values.put("rssKbPerCall", (with.get("rssKb") - before.get("rssKb")) / calls);
            values.put("rssMb", with.get("rssKb") / 1024);
        }
        values.put("callsLeft", after.getOrDefault("activeCalls", 0.0));
        values.put("heapKbLeft", after.get("heapKb") - before.get("heapKb"));
    }
}

package io.trunkline.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of ours; it ends with us, even when we are killed (Linux: setpriv's pdeathsig, which follows the thread that started it). */
final class ChildProcess implements AutoCloseable {
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("starter").factory());
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** A JVM that trained an AOT cache puts it together at its end. */
    private static final Duration TRAINED = Duration.ofSeconds(120);
    private static final String TRAINS = "-XX:AOTCacheOutput";
    private static final int TAIL = 25;

    private final String name;
    private final Process process;
    private final Path log;
    private final CompletableFuture<Void> read;
    private final Duration patience;

    private ChildProcess(String name, Process process, Path log, Consumer<String> lines, Duration patience) {
        this.name = name;
        this.patience = patience;
        this.process = process;
        this.log = log;
        this.read = lines == null ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        if (lines != null) {
            Thread.ofPlatform().daemon().name("output of " + name).start(() -> read(lines));
        }
    }

    /**
     * Starts a JVM.
     *
     * @param arguments flags, class path or jar, main class, arguments
     * @param lines told each line of standard output, {@code null} to put that into the log
     */
    static ChildProcess java(String name, Path folder, List<String> arguments, Map<String, String> environment, Consumer<String> lines) {
        return java(name, folder, List.of(), arguments, environment, lines);
    }

    /** As {@link #java(String, Path, List, Map, Consumer)}, by way of another command. */
    static ChildProcess java(String name, Path folder, List<String> through, List<String> arguments, Map<String, String> environment, Consumer<String> lines) {
        List<String> command = new ArrayList<>(Files.isExecutable(SETPRIV) ? List.of(SETPRIV.toString(), "--pdeathsig", "TERM", "--") : List.of());
        command.addAll(through);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        if (lines == null) {
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
        }
        builder.environment().putAll(environment);
        return new ChildProcess(name, CompletableFuture.supplyAsync(() -> start(builder), STARTER).join(), log, lines,
                command.stream().anyMatch(word -> word.startsWith(TRAINS)) ? TRAINED : PATIENCE);
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
            read.complete(null);
        } catch (IOException e) {
            read.completeExceptionally(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits for its own end. @return whether it came in time with exit code 0 */
    boolean ended(Duration within) {
        try {
            boolean good = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            if (good) {
                read.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return good;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("output of " + name + " can't be read", e);
        }
    }

    /** What went wrong: the end of its log. */
    IllegalStateException obituary(String what) {
        try {
            List<String> lines = Files.readAllLines(log);
            return new IllegalStateException(name + " " + what + "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
        } catch (IOException e) {
            return new IllegalStateException(name + " " + what, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package io.trunkline.lab.run;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One service as a child process, its output in a log file. Safe to use from any thread. */
public final class ServiceProcess {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final int TAIL_LINES = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final ServiceSpec spec;
    private final Process process;
    private final Path log;

    private ServiceProcess(ServiceSpec spec, Process process, Path log) {
        this.spec = spec;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param logs the folder for its log
     */
    static ServiceProcess start(ServiceSpec spec, Path logs) throws IOException {
        Files.createDirectories(logs);
        Path log = logs.resolve(spec.name() + ".log");
        return start(spec, log, ProcessBuilder.Redirect.to(log.toFile()));
    }

    /** Starts the same once more, its log behind that of the one before. */
    ServiceProcess again() throws IOException {
        return start(spec, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static ServiceProcess start(ServiceSpec spec, Path log, ProcessBuilder.Redirect output) throws IOException {
        var builder = new ProcessBuilder(command(spec)).redirectErrorStream(true).redirectOutput(output)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(spec.environment());
        return new ServiceProcess(spec, Spawner.start(builder), log);
    }

    private static List<String> command(ServiceSpec spec) {
        var command = new ArrayList<>(Spawner.diesWithParent());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(spec.flags());
        command.addAll(List.of("-jar", spec.jar().toString()));
        return command;
    }

    public String name() {
        return spec.name();
    }

    /** Base address, {@code http://127.0.0.1:port}. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + spec.port());
    }

    public Path log() {
        return log;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The process, for tests that end it in the middle of a call. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it has ended within that time. Its {@link #handle} may know of the end before {@link #alive} does; this doesn't. */
    public boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it says it is ready. */
    public boolean ready() {
        var request = HttpRequest.newBuilder(base().resolve("/q/health/ready")).timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What went wrong, with the last lines of the log. */
    String obituary() {
        String how = process.isAlive() ? "did not become ready" : "ended with exit code " + process.exitValue();
        return name() + " " + how + "; the end of " + log + ":\n" + String.join("\n", tail());
    }

    private List<String> tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream().map(l -> "    " + l).toList();
        } catch (IOException e) {
            return List.of("    (the log can't be read: " + e.getMessage() + ")");
        }
    }

    /** Resident memory in MB, where the system tells. */
    public Optional<Long> residentMb() {
        return Memory.residentMb(process.pid());
    }

    /** Asks it to end; {@link #awaitEnd} waits. */
    void end() {
        process.destroy();
    }

    /** Waits for the end, and forces it when it takes too long. */
    void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

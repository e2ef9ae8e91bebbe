package io.trunkline.lab.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a call's trace as {@code <callId>.txt} (a tree) and {@code <callId>.json} (its spans, flat): written anew within a second of
 * each change, and once more at the end.
 */
public final class TraceFiles implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final CallTraces traces;
    private final Path folder;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("trace-files").factory());

    private TraceFiles(CallTraces traces, Path folder) {
        this.traces = traces;
        this.folder = folder;
    }

    /** Begins to write. */
    public static TraceFiles keep(CallTraces traces, Path folder) {
        var files = new TraceFiles(traces, folder);
        files.writer.scheduleWithFixedDelay(files::writeOrComplain, 1, 1, TimeUnit.SECONDS);
        return files;
    }

    /** Where a call's tree is or will be. */
    public static Path of(Path folder, String callId) {
        return folder.resolve(callId + ".txt");
    }

    private void writeOrComplain() {
        try {
            write();
        } catch (UncheckedIOException e) {
            System.err.println("a trace can't be written to " + folder + ": " + e.getMessage());
        }
    }

    private synchronized void write() {
        traces.changedCalls().forEach(callId -> write(callId, traces.of(callId)));
    }

    private void write(String callId, List<CallSpan> spans) {
        var tree = new TraceTree(callId, spans);
        try {
            Files.createDirectories(folder);
            Files.writeString(of(folder, callId), tree.text());
            JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(callId + ".json").toFile(),
                    Map.of("callId", callId, "spans", spans.stream().map(span -> json(tree, span)).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> json(TraceTree tree, CallSpan span) {
        var json = new LinkedHashMap<String, Object>();
        json.put("service", span.service());
        json.put("instance", span.instance());
        json.put("name", span.name());
        json.put("kind", span.kind());
        json.put("traceId", span.traceId());
        json.put("spanId", span.spanId());
        json.put("parentId", span.parentId());
        json.put("startMs", tree.offsetMillis(span));
        json.put("tookMs", span.tookMillis());
        json.put("error", span.error());
        json.put("attributes", span.attributes());
        json.put("links", span.links());
        return json;
    }

    /** Writes what is still to be written. */
    @Override
    public void close() {
        writer.shutdown();
        writeOrComplain();
    }
}

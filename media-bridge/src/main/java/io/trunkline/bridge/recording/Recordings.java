package io.trunkline.bridge.recording;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.call.CallConfig;
import io.trunkline.call.recording.RecordedCall;
import io.trunkline.call.session.CallSession;
import io.trunkline.call.session.RunningCall;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Whether calls are recorded, and how many: as {@code RECORD_DIR} says, else none. Used on the media loop, but for start and stop. */
@Singleton
public class Recordings {

    private static final Logger LOGGER = Logger.getLogger(Recordings.class);
    /** Chunks of 16 kB that wait for the disk; more cut a recording off. */
    private static final int WAITING = 64;
    private static final long STOP_SECONDS = 2;

    private final Optional<Path> folder;
    private final long bytes;
    private final Map<RunningCall, CallFile> files = new HashMap<>();
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("call-recordings").daemon().factory());
    private int left;

    @Inject
    public Recordings(BridgeConfig config) {
        this(config.recording().dir(), config.recording().calls(), config.recording().bytes());
    }

    Recordings(Optional<Path> folder, int calls, long bytes) {
        this.folder = folder;
        this.left = calls;
        this.bytes = bytes;
        folder.ifPresent(Recordings::create);
    }

    /** A call, recorded if calls are and there is room. */
    public RunningCall begin(String callId, int attempt, CallConfig config, long nowNanos) {
        if (folder.isEmpty() || left == 0) {
            return new CallSession(config, nowNanos);
        }
        left--;
        CallFile file = new CallFile(folder.get().resolve(callId + "-" + attempt + ".txt"), bytes, writer);
        RecordedCall call = new RecordedCall(config, nowNanos, file::line);
        files.put(call, file);
        return call;
    }

    /** The call is over. */
    public void ended(RunningCall call) {
        CallFile file = files.remove(call);
        if (file != null) {
            file.close();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOGGER.warn("recordings of calls weren't written to their end");
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
            LOGGER.infof("calls are recorded, masked: folder=%s", folder);
        } catch (IOException e) {
            throw new UncheckedIOException("RECORD_DIR can't be made: " + folder, e);
        }
    }
}

package io.trunkline.bridge.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.ToolEntry;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One call's writes to its context, in order, one at a time, behind the call: never in its way. At most so many wait; more are dropped
 * and counted. A write that Redis can't take is counted and left; the call goes on. Owned by {@link MediaLoop}.
 */
public final class CallContext {
    private static final Logger LOGGER = Logger.getLogger(CallContext.class);

    private final ContextStore store;
    private final MediaLoop loop;
    private final BridgeMetrics metrics;
    private final CallKeys keys;
    private final int epoch;
    private final int mostWaiting;
    private final Runnable superseded;
    private final List<Runnable> whenSettled = new ArrayList<>();
    private final ArrayDeque<Supplier<Uni<Boolean>>> waiting = new ArrayDeque<>();
    private boolean writing;

    /** @param superseded run when a higher epoch owns the call: this bridge must fall silent */
    public CallContext(ContextStore store, MediaLoop loop, BridgeMetrics metrics, CallKeys keys, int epoch, int mostWaiting, Runnable superseded) {
        this.store = store;
        this.loop = loop;
        this.metrics = metrics;
        this.keys = keys;
        this.epoch = epoch;
        this.mostWaiting = mostWaiting;
        this.superseded = superseded;
    }

    /** Sets fields of the session hash, names in {@link SessionFields}; null values are left out. */
    public void set(Map<String, String> fields) {
        Map<String, String> present = new HashMap<>(fields);
        present.values().removeIf(Objects::isNull);
        present.put(SessionFields.UPDATED_AT, Long.toString(Instant.now().toEpochMilli()));
        enqueue(() -> store.writeFields(keys, epoch, present));
    }

    public void add(TranscriptEntry entry) {
        String json = json(entry);
        enqueue(() -> store.append(keys, keys.transcript(), epoch, json));
    }

    public void add(ToolEntry entry) {
        String json = json(entry);
        enqueue(() -> store.append(keys, keys.tools(), epoch, json));
    }

    /** Runs {@code then} on the loop when all writes so far are done, at the latest after {@code patience}. */
    public void whenSettled(Duration patience, Runnable then) {
        if (!writing) {
            then.run();
            return;
        }
        Once once = new Once(then);
        whenSettled.add(once);
        loop.after(patience, once);
    }

    private void enqueue(Supplier<Uni<Boolean>> write) {
        if (waiting.size() >= mostWaiting) {
            metrics.contextWriteFailed("full");
            return;
        }
        waiting.add(write);
        if (!writing) {
            next();
        }
    }

    private void next() {
        Supplier<Uni<Boolean>> write = waiting.poll();
        writing = write != null;
        if (writing) {
            write.get().subscribe().with(owner -> loop.run(() -> written(owner)), error -> loop.run(() -> failed(error)));
            return;
        }
        List<Runnable> settled = List.copyOf(whenSettled);
        whenSettled.clear();
        settled.forEach(Runnable::run);
    }

    private void written(boolean owner) {
        if (!owner) {
            waiting.clear();
            superseded.run();
        }
        next();
    }

    private void failed(Throwable error) {
        metrics.contextWriteFailed("redis");
        LOGGER.warnf("call context not written: callId=%s error=%s", keys.callId(), error.getClass().getSimpleName());
        next();
    }

    private static String json(Object entry) {
        try {
            return EventCodec.mapper().writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry has no JSON form: " + entry.getClass().getSimpleName(), e);
        }
    }

    private static final class Once implements Runnable {
        private Runnable task;

        private Once(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            Runnable once = task;
            task = null;
            if (once != null) {
                once.run();
            }
        }
    }
}

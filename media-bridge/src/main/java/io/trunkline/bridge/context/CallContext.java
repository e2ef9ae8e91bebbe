package io.trunkline.bridge.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.ToolEntry;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * One call's writes to its context, in order, behind the call: never in its way. What comes together is written together, by the
 * {@link ContextWriter} of all calls. At most so many things wait; more are dropped and counted. A write that Redis can't take is counted and
 * left; the call goes on. Owned by {@link MediaLoop}.
 */
public final class CallContext {
    private static final Logger LOGGER = Logger.getLogger(CallContext.class);

    private final ContextWriter writer;
    private final MediaLoop loop;
    private final BridgeMetrics metrics;
    private final CallKeys keys;
    private final int epoch;
    private final int mostWaiting;
    private final Runnable superseded;
    private final List<Runnable> whenSettled = new ArrayList<>();
    private ContextWrite waiting;
    private boolean writing;

    /** @param superseded run when a higher epoch owns the call: this bridge must fall silent */
    public CallContext(ContextWriter writer, MediaLoop loop, BridgeMetrics metrics, CallKeys keys, int epoch, int mostWaiting, Runnable superseded) {
        this.writer = writer;
        this.loop = loop;
        this.metrics = metrics;
        this.keys = keys;
        this.epoch = epoch;
        this.mostWaiting = mostWaiting;
        this.superseded = superseded;
    }

    /** Sets fields of the session hash, names in {@link SessionFields}; null values are left out. */
    public void set(Map<String, String> fields) {
        ContextWrite write = room();
        if (write != null) {
            fields.forEach((name, value) -> {
                if (value != null) {
                    write.set(name, value);
                }
            });
        }
    }

    public void add(TranscriptEntry entry) {
        append(keys.transcript(), entry);
    }

    public void add(ToolEntry entry) {
        append(keys.tools(), entry);
    }

    private void append(String list, Object entry) {
        ContextWrite write = room();
        if (write != null) {
            write.add(list, json(entry));
        }
    }

    /** Runs {@code then} on the loop when all writes so far are done, at the latest after {@code patience}. */
    public void whenSettled(Duration patience, Runnable then) {
        if (waiting == null && !writing) {
            then.run();
            return;
        }
        Once once = new Once(then);
        whenSettled.add(once);
        loop.after(patience, once);
        writer.hurry();
    }

    /** The call is over: what waits goes at once, since the process may be about to end. */
    public void flush() {
        if (waiting != null) {
            writer.hurry();
        }
    }

    /** Where one more thing may be put; {@code null} if there are too many. */
    private ContextWrite room() {
        if (waiting == null) {
            waiting = new ContextWrite(keys, epoch);
            writer.changed(this);
        }
        if (waiting.parts() >= mostWaiting) {
            metrics.contextWriteFailed("full");
            return null;
        }
        waiting.counted();
        return waiting;
    }

    /** What waits is on its way from now on. */
    ContextWrite take() {
        ContextWrite taken = waiting;
        waiting = null;
        writing = true;
        return taken;
    }

    /** @param owner whether the call is still ours */
    void written(boolean owner) {
        writing = false;
        if (!owner) {
            waiting = null;
            superseded.run();
        }
        settled();
    }

    void failed(Throwable error) {
        writing = false;
        metrics.contextWriteFailed("redis");
        LOGGER.warnf("call context not written: callId=%s error=%s", keys.callId(), error.getClass().getSimpleName());
        settled();
    }

    private void settled() {
        if (waiting == null && !whenSettled.isEmpty()) {
            List<Runnable> settled = List.copyOf(whenSettled);
            whenSettled.clear();
            settled.forEach(Runnable::run);
        }
    }

    /** Whether nothing is to be written any more. */
    boolean empty() {
        return waiting == null;
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

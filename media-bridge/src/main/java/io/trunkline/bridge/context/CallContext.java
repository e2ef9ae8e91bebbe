package io.trunkline.bridge.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.bridge.context.ContextStore.Written;
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
 * {@link ContextWriter} of all calls. What couldn't be written, as Redis is away, is written when it is back; meanwhile at most so many things wait, more are
 * dropped and counted. The call goes on from memory. Owned by {@link MediaLoop}.
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
    /** Of which nobody knows whether it arrived: goes again, unchanged, before anything else. */
    private ContextWrite unsure;
    private ContextWrite underWay;
    private long writes;
    private boolean ours = true;

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
        ContextWrite write = open();
        fields.forEach((name, value) -> {
            if (value != null && (write.has(name) || room(write))) {
                write.set(name, value);
            }
        });
    }

    public void add(TranscriptEntry entry) {
        append(keys.transcript(), entry);
    }

    public void add(ToolEntry entry) {
        append(keys.tools(), entry);
    }

    private void append(String list, Object entry) {
        ContextWrite write = open();
        if (room(write)) {
            write.add(list, json(entry));
        }
    }

    /** Runs {@code then} on the loop when all writes so far are done, at the latest after {@code patience}. */
    public void whenSettled(Duration patience, Runnable then) {
        if (empty() && underWay == null) {
            then.run();
            return;
        }
        Once once = new Once(then);
        whenSettled.add(once);
        loop.after(patience, once);
        writer.hurry();
    }

    /** Whether nobody else is known to have the call. */
    public boolean ours() {
        return ours;
    }

    /** The call is over: what waits goes at once, since the process may be about to end. */
    public void flush() {
        if (!empty()) {
            writer.hurry();
        }
    }

    /** What is filled at present. */
    private ContextWrite open() {
        if (waiting == null) {
            waiting = new ContextWrite(keys, epoch, ++writes);
            writer.changed(this);
        }
        return waiting;
    }

    private boolean room(ContextWrite write) {
        boolean room = write.parts() < mostWaiting;
        if (!room) {
            metrics.contextWriteFailed("full");
        }
        return room;
    }

    /** What is to be written next is on its way from now on. */
    ContextWrite take() {
        if (unsure != null) {
            underWay = unsure;
            unsure = null;
        } else {
            underWay = waiting;
            waiting = null;
        }
        return underWay;
    }

    void written(Written became) {
        underWay = null;
        switch (became) {
            case DONE -> { }
            case SUPERSEDED -> {
                waiting = null;
                ours = false;
                superseded.run();
            }
            case REFUSED -> {
                metrics.contextWriteFailed("refused");
                LOGGER.warnf("Redis takes a call's context ill: callId=%s", keys.callId());
            }
        }
        settled();
    }

    /** Nobody heard what became of it. Who waits for it waits no longer. */
    void unheard() {
        unsure = underWay;
        underWay = null;
        runSettled();
    }

    /** Too many calls wait: this one's is lost. */
    void forget() {
        unsure = null;
        waiting = null;
        metrics.contextWriteFailed("too_many_calls");
        runSettled();
    }

    private void settled() {
        if (empty()) {
            runSettled();
        }
    }

    private void runSettled() {
        List<Runnable> settled = List.copyOf(whenSettled);
        whenSettled.clear();
        settled.forEach(Runnable::run);
    }

    /** Whether nothing is to be written any more. */
    boolean empty() {
        return waiting == null && unsure == null;
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

package io.trunkline.bridge.context;

import io.trunkline.bridge.context.ContextStore.Written;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Writes the contexts of all calls: what changed within {@value #GATHER_MS} ms goes to Redis in one request, a command a call. One request at a
 * time, so that a call's writes stay in order; while Redis is slow, more comes together. While it is away, everything waits, also of calls that
 * ended meanwhile, and is tried again twice a second. Owned by {@link MediaLoop}.
 */
@Singleton
public class ContextWriter {
    static final int GATHER_MS = 100;
    private static final Duration GATHER = Duration.ofMillis(GATHER_MS);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    /** For an answer; then the request goes again on another connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** In one request: behind a long outage Redis answers others in between. */
    private static final int MOST_AT_ONCE = 500;
    /** That may wait for Redis, most of them ended: ten minutes of a busy bridge. */
    private static final int MOST_CALLS = 5_000;
    private static final Logger LOGGER = Logger.getLogger(ContextWriter.class);

    private final ContextStore store;
    private final MediaLoop loop;
    private final BridgeMetrics metrics;
    private final Set<CallContext> changed = new LinkedHashSet<>();
    private Runnable cancelTimer;
    private Runnable cancelPatience = () -> { };
    private long requests;
    private boolean writing;
    private boolean hurry;
    private boolean away;

    public ContextWriter(ContextStore store, MediaLoop loop, BridgeMetrics metrics) {
        this.store = store;
        this.loop = loop;
        this.metrics = metrics;
    }

    /** {@code call} has something to be written, and hadn't before. */
    void changed(CallContext call) {
        if (changed.size() >= MOST_CALLS && !changed.contains(call)) {
            Iterator<CallContext> eldest = changed.iterator();
            CallContext lost = eldest.next();
            eldest.remove();
            lost.forget();
        }
        changed.add(call);
        if (!writing && cancelTimer == null) {
            cancelTimer = loop.after(GATHER, this::write);
        }
    }

    /** Somebody waits for what was put in so far. */
    void hurry() {
        if (writing) {
            hurry = true;
        } else {
            write();
        }
    }

    /** Whether something waits for more to come together. */
    boolean gathers() {
        return !changed.isEmpty() && !hurry;
    }

    private void write() {
        if (cancelTimer != null) {
            cancelTimer.run();
            cancelTimer = null;
        }
        hurry = false;
        List<CallContext> calls = new ArrayList<>(changed.size());
        List<ContextWrite> writes = new ArrayList<>(changed.size());
        for (Iterator<CallContext> each = changed.iterator(); each.hasNext() && calls.size() < MOST_AT_ONCE;) {
            CallContext call = each.next();
            each.remove();
            // a call that another bridge has by now has nothing more to say
            if (!call.empty()) {
                calls.add(call);
                writes.add(call.take());
            }
        }
        if (!calls.isEmpty()) {
            writing = true;
            long request = ++requests;
            cancelPatience = loop.after(PATIENCE, () -> answered(request, calls, Future.failedFuture(new TimeoutException("Redis doesn't answer"))));
            store.write(writes).onComplete(answer -> loop.run(() -> answered(request, calls, answer)));
        }
    }

    /** An answer that comes too late tells nothing: each write is done once, however often it is sent. */
    private void answered(long request, List<CallContext> calls, AsyncResult<List<Written>> answer) {
        if (!writing || request != requests) {
            return;
        }
        writing = false;
        cancelPatience.run();
        if (answer.succeeded()) {
            written(calls, answer.result());
        } else {
            failed(calls, answer.cause());
        }
    }

    private void written(List<CallContext> calls, List<Written> became) {
        if (away) {
            LOGGER.info("Redis takes call contexts again");
        }
        away = false;
        for (int i = 0; i < calls.size(); i++) {
            CallContext call = calls.get(i);
            call.written(became.get(i));
            if (!call.empty()) {
                changed.add(call);
            }
        }
        next(hurry || changed.size() >= MOST_AT_ONCE ? Duration.ZERO : GATHER);
    }

    private void failed(List<CallContext> calls, Throwable error) {
        metrics.contextWriteFailed("redis");
        if (!away) {
            LOGGER.warnf("call contexts can't be written, they wait: calls=%d error=%s", calls.size(), error.getClass().getSimpleName());
        }
        away = true;
        calls.forEach(CallContext::unheard);
        changed.addAll(calls);
        hurry = false;
        next(AFTER_FAILURE);
    }

    private void next(Duration delay) {
        if (changed.isEmpty() || writing) {
            return;
        }
        if (delay.isZero()) {
            write();
        } else if (cancelTimer == null) {
            cancelTimer = loop.after(delay, this::write);
        }
    }
}

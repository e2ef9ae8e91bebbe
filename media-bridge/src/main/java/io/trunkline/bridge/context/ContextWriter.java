package io.trunkline.bridge.context;

import io.trunkline.bridge.socket.MediaLoop;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the contexts of all calls: what changed within {@value #GATHER_MS} ms goes to Redis in one request, a command a call. One request at a
 * time, so that a call's writes stay in order; while Redis is slow, more comes together. Owned by {@link MediaLoop}.
 */
@Singleton
public class ContextWriter {
    static final int GATHER_MS = 100;
    private static final Duration GATHER = Duration.ofMillis(GATHER_MS);

    private final ContextStore store;
    private final MediaLoop loop;
    private final List<CallContext> changed = new ArrayList<>();
    private Runnable cancelTimer;
    private boolean writing;
    private boolean hurry;

    public ContextWriter(ContextStore store, MediaLoop loop) {
        this.store = store;
        this.loop = loop;
    }

    /** {@code call} has something to be written, and hadn't before. */
    void changed(CallContext call) {
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

    private void write() {
        if (cancelTimer != null) {
            cancelTimer.run();
            cancelTimer = null;
        }
        hurry = false;
        List<CallContext> calls = new ArrayList<>(changed.size());
        List<ContextWrite> writes = new ArrayList<>(changed.size());
        for (CallContext call : changed) {
            // a call that another bridge has by now has nothing more to say
            if (!call.empty()) {
                calls.add(call);
                writes.add(call.take());
            }
        }
        changed.clear();
        if (!calls.isEmpty()) {
            writing = true;
            store.write(writes)
                    .onSuccess(owned -> loop.run(() -> written(calls, owned)))
                    .onFailure(error -> loop.run(() -> failed(calls, error)));
        }
    }

    private void written(List<CallContext> calls, List<Boolean> owned) {
        writing = false;
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).written(owned.get(i));
        }
        next();
    }

    private void failed(List<CallContext> calls, Throwable error) {
        writing = false;
        calls.forEach(call -> call.failed(error));
        next();
    }

    private void next() {
        if (changed.isEmpty() || writing) {
            return;
        }
        if (hurry) {
            write();
        } else if (cancelTimer == null) {
            cancelTimer = loop.after(GATHER, this::write);
        }
    }
}

package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.webhook.Signature;
import io.trunkline.lab.carrier.webhook.WebhookClient;
import io.trunkline.lab.carrier.webhook.WebhookResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Delivers one leg's callbacks one after the other on a virtual thread. With reordering on, of two callbacks of a call's status the later
 * arrives first. Safe to use from any thread.
 */
final class CallbackQueue {

    private record Callback(String url, String method, Map<String, String> parameters) {}

    private final WebhookClient webhooks;
    private final Signature signature;
    private final Consumer<CarrierEvent> timeline;
    private final Executor threads;
    private final boolean reorder;
    private final Deque<Callback> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private Callback heldBack;
    private boolean delivering;
    private boolean closed;

    CallbackQueue(WebhookClient webhooks, Signature signature, Consumer<CarrierEvent> timeline, Executor threads, boolean reorder) {
        this.webhooks = webhooks;
        this.signature = signature;
        this.timeline = timeline;
        this.threads = threads;
        this.reorder = reorder;
    }

    /** A callback of the call's status: the ones that reordering swaps. {@code url} empty: nothing to do. */
    synchronized void status(String url, Map<String, String> parameters) {
        if (url.isEmpty()) {
            return;
        }
        Callback callback = new Callback(url, "POST", parameters);
        if (reorder && heldBack == null) {
            heldBack = callback;
        } else {
            add(callback);
            releaseHeldBack();
        }
    }

    /** Any other callback. */
    synchronized void other(String url, String method, Map<String, String> parameters) {
        if (!url.isEmpty()) {
            add(new Callback(url, method, parameters));
        }
    }

    /** No more come; completes when all were delivered or given up. */
    synchronized CompletableFuture<Void> close() {
        closed = true;
        releaseHeldBack();
        if (!delivering) {
            drained.complete(null);
        }
        return drained;
    }

    private void releaseHeldBack() {
        if (heldBack != null) {
            Callback late = heldBack;
            heldBack = null;
            add(late);
        }
    }

    private void add(Callback callback) {
        waiting.add(callback);
        if (!delivering) {
            delivering = true;
            threads.execute(this::deliver);
        }
    }

    private void deliver() {
        for (Callback next = next(); next != null; next = next()) {
            WebhookResult result = webhooks.send(next.method(), next.url(), next.parameters(), signature);
            int status = switch (result) {
                case WebhookResult.Answered answered -> answered.status();
                case WebhookResult.Failed failed -> failed.status();
            };
            timeline.accept(new CarrierEvent.StatusDelivered(System.nanoTime(), next.url(), Map.copyOf(next.parameters()), status));
        }
    }

    private synchronized Callback next() {
        Callback next = waiting.pollFirst();
        if (next == null) {
            delivering = false;
            if (closed) {
                drained.complete(null);
            }
        }
        return next;
    }
}

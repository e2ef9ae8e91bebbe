package io.trunkline.tools.effect;

import io.trunkline.tools.call.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Tool calls that are being run here. One that is asked for again meanwhile, by a bridge that took the call over, waits for the first instead of running
 * beside it. Requests of one call are on one partition, so both come to the same process. Thread-safe; blocks: virtual threads only.
 */
@ApplicationScoped
public class InFlight {
    private final ConcurrentMap<String, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();

    /** @param run gives the outcome; run by the first of those who ask at the same time. @return its outcome, for all of them */
    public Outcome once(String idempotencyKey, Supplier<Outcome> run) {
        CompletableFuture<Outcome> ours = new CompletableFuture<>();
        CompletableFuture<Outcome> first = running.putIfAbsent(idempotencyKey, ours);
        return first == null ? run(idempotencyKey, ours, run) : join(first);
    }

    private Outcome run(String idempotencyKey, CompletableFuture<Outcome> ours, Supplier<Outcome> run) {
        try {
            Outcome outcome = run.get();
            ours.complete(outcome);
            return outcome;
        } catch (RuntimeException e) {
            ours.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(idempotencyKey, ours);
        }
    }

    private static Outcome join(CompletableFuture<Outcome> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

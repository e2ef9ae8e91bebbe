package io.trunkline.gateway.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Gives the same question of a carrier the same answer, also when it is asked twice at once: the first makes it, the others
 * wait for it. A maker that died is replaced after {@link #PATIENCE}. Blocks: virtual threads only.
 */
@ApplicationScoped
public class AnswerOnce {
    /** Less than a carrier waits for us, more than placement takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final CallStore store;

    @Inject
    AnswerOnce(CallStore store) {
        this.store = store;
    }

    /**
     * An answer that was made.
     *
     * @param fields of the call's hash, written when the answer is kept and only then; null values are left out
     */
    public record Made(String text, Map<String, String> fields) {
        public Made(String text) {
            this(text, Map.of());
        }
    }

    /**
     * @param field where the answer is kept in the call's hash
     * @param make  makes the answer; if it throws, the next one asked makes it
     */
    public String answer(String callId, String field, Supplier<String> make) {
        return answer(callId, field, store.answer(callId, field), () -> new Made(make.get()));
    }

    /** The same where the call and its answer were looked at together. */
    public String answer(CallStore.Asked asked, Supplier<Made> make) {
        return answer(asked.call().callId(), asked.field(), asked.answer(), make);
    }

    private String answer(String callId, String field, CallStore.Answer seen, Supplier<Made> make) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (CallStore.Answer answer = seen;; answer = store.answer(callId, field)) {
            if (answer.known().isPresent()) {
                return answer.known().get();
            }
            boolean tookOver = System.nanoTime() - deadline > 0;
            if (answer.oursToMake() || tookOver) {
                return make(callId, field, make);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private String make(String callId, String field, Supplier<Made> make) {
        try {
            // whoever was first is right: a slow maker that was replaced gives its replacement's answer
            return store.keepFirst(callId, field, make.get());
        } catch (RuntimeException e) {
            store.unclaim(callId, field);
            throw e;
        }
    }
}

package io.trunkline.gateway.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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
    private static final String CLAIM = "claim:";

    private final CallStore store;

    @Inject
    AnswerOnce(CallStore store) {
        this.store = store;
    }

    /**
     * @param field where the answer is kept in the call's hash
     * @param make  makes the answer; if it throws, the next one asked makes it
     */
    public String answer(String callId, String field, Supplier<String> make) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            CallStore.Answer answer = store.answer(callId, field, CLAIM + field);
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

    private String make(String callId, String field, Supplier<String> make) {
        try {
            // whoever was first is right: a slow maker that was replaced gives its replacement's answer
            return store.keepFirst(callId, field, make.get());
        } catch (RuntimeException e) {
            store.drop(callId, CLAIM + field);
            throw e;
        }
    }
}

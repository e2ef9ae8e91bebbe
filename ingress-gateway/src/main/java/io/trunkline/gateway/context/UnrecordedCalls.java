package io.trunkline.gateway.context;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.rounds.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Calls that began while Redis was away: what is to be written of them, until it can be. A gateway that ends before takes them along; their callers are
 * then unknown to the others. Thread-safe.
 */
@ApplicationScoped
public class UnrecordedCalls {
    private static final Logger LOGGER = Logger.getLogger(UnrecordedCalls.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Ten minutes of eight new calls a second, a kilobyte or two each. */
    private static final int MOST = 5_000;

    private final CallStore store;
    /** By the carrier's id of the leg, eldest first. */
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private Rounds rounds;

    private record Call(String callSid, String callId, Map<String, String> fields, ReentrantLock writing) {}

    @Inject
    UnrecordedCalls(CallStore store) {
        this.store = store;
    }

    void start(@Observes StartupEvent event) {
        rounds = Rounds.begin("unrecorded-calls", EVERY, () -> waiting().forEach(this::write));
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /**
     * @param fields of the call's hash, its answer among them
     * @return the answer that the carrier gets: that of the first who asked for this leg
     */
    public synchronized String keep(String callSid, String callId, Map<String, String> fields) {
        if (calls.size() == MOST) {
            String eldest = calls.keySet().iterator().next();
            calls.remove(eldest);
            LOGGER.warnf("call will never be written down, too many wait: callSid=%s", eldest);
        }
        calls.putIfAbsent(callSid, new Call(callSid, callId, fields, new ReentrantLock()));
        return calls.get(callSid).fields().get(CallFields.ANSWER);
    }

    /** @return what the carrier was answered about this leg while Redis was away, unless it is in Redis by now */
    public Optional<String> answer(String callSid) {
        return find(callSid).map(call -> call.fields().get(CallFields.ANSWER));
    }

    /** Redis is to be asked about this leg: what waits of it is written first. Fails as everything does when Redis is away. */
    public void settle(String callSid) {
        find(callSid).ifPresent(this::write);
    }

    private synchronized Optional<Call> find(String callSid) {
        return Optional.ofNullable(calls.get(callSid));
    }

    private synchronized List<Call> waiting() {
        return List.copyOf(calls.values());
    }

    /** Once: what came later to its state must not be undone. */
    private void write(Call call) {
        call.writing().lock();
        try {
            if (find(call.callSid()).filter(call::equals).isPresent()) {
                record(call);
                forget(call);
            }
        } finally {
            call.writing().unlock();
        }
    }

    private void record(Call call) {
        if (store.openFor(call.callSid(), call.callId()).equals(call.callId())) {
            store.write(call.callId(), call.fields());
        } else {
            LOGGER.warnf("leg has another call by now, this one isn't written down: callId=%s", call.callId());
        }
    }

    private synchronized void forget(Call call) {
        calls.remove(call.callSid());
    }
}

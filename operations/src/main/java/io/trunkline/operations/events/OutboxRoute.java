package io.trunkline.operations.events;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * The way of events through the {@link Outbox}. What follows on a call of which events wait there must go behind them. Used by the publisher's thread alone.
 */
final class OutboxRoute {
    private static final Logger LOGGER = Logger.getLogger(OutboxRoute.class);

    private final Outbox outbox;
    private final EventFate fate;
    private final Set<String> taken = new HashSet<>();

    OutboxRoute(Outbox outbox, EventFate fate) {
        this.outbox = outbox;
        this.fate = fate;
    }

    /** Calls whose events can't go straight to Kafka yet: one look for all of them. Where nobody can tell, they can't. */
    Set<String> calls() {
        if (!taken.isEmpty()) {
            try {
                taken.retainAll(outbox.waiting(taken));
            } catch (RuntimeException away) {
                LOGGER.debug("nobody knows which events wait", away);
            }
        }
        return taken;
    }

    /** Puts events there, each call's in their order. @return those that can't be put anywhere now */
    List<RecordToSend> take(List<RecordToSend> events, BiConsumer<RecordToSend, Exception> done) {
        Map<String, List<RecordToSend>> byCall = new LinkedHashMap<>();
        events.forEach(event -> byCall.computeIfAbsent(event.callId(), call -> new ArrayList<>()).add(event));
        List<RecordToSend> left = new ArrayList<>();
        byCall.forEach((callId, ofCall) -> {
            if (!left.isEmpty() || !take(callId, ofCall, done)) {
                left.addAll(ofCall);
            }
        });
        return left;
    }

    private boolean take(String callId, List<RecordToSend> events, BiConsumer<RecordToSend, Exception> done) {
        try {
            // from the first try on: nobody may know whether they are there
            taken.add(callId);
            boolean room = outbox.append(callId, events.stream().map(RecordToSend::record).toList());
            events.forEach(event -> done.accept(event, room ? null : new IllegalStateException("too many events wait for Kafka")));
            fate.kept(room ? events.size() : 0);
            return true;
        } catch (RuntimeException away) {
            LOGGER.warnf("neither Kafka nor Redis takes events, they wait in memory: error=%s", away.getClass().getSimpleName());
            return false;
        }
    }
}

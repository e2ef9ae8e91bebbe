package io.trunkline.realtime.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.realtime.session.Session;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * The sessions of this process by the connection they came on. Where tests may look into sessions, the last ones that are
 * over are kept too. Safe to use from any thread.
 */
@ApplicationScoped
public class OpenSessions {

    private static final int KEPT = 100;

    private final Map<String, Session> byConnection = new ConcurrentHashMap<>();
    private final Deque<Session> over = new ConcurrentLinkedDeque<>();
    private final boolean keep;

    OpenSessions(RealtimeConfig config, MeterRegistry meters) {
        keep = config.faults();
        meters.gaugeMapSize("realtime.sessions.active", List.of(), byConnection);
    }

    void opened(String connectionId, Session session) {
        byConnection.put(connectionId, session);
    }

    Optional<Session> of(String connectionId) {
        return Optional.ofNullable(byConnection.get(connectionId));
    }

    Optional<Session> closed(String connectionId) {
        Optional<Session> session = Optional.ofNullable(byConnection.remove(connectionId));
        session.filter(_ -> keep).ifPresent(this::remember);
        return session;
    }

    private void remember(Session session) {
        over.addLast(session);
        if (over.size() > KEPT) {
            over.pollFirst();
        }
    }

    Optional<Session> byId(String sessionId) {
        return all().filter(s -> s.id().equals(sessionId)).findFirst();
    }

    /** Those that are kept, over or not. */
    Stream<Session> all() {
        return Stream.concat(over.stream(), byConnection.values().stream());
    }
}

package io.trunkline.realtime.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.realtime.session.Session;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of this process by the connection they came on. Safe to use from any thread. */
@ApplicationScoped
public class OpenSessions {

    private final Map<String, Session> byConnection = new ConcurrentHashMap<>();

    OpenSessions(MeterRegistry meters) {
        meters.gaugeMapSize("realtime.sessions.active", List.of(), byConnection);
    }

    void opened(String connectionId, Session session) {
        byConnection.put(connectionId, session);
    }

    Optional<Session> of(String connectionId) {
        return Optional.ofNullable(byConnection.get(connectionId));
    }

    Optional<Session> closed(String connectionId) {
        return Optional.ofNullable(byConnection.remove(connectionId));
    }

    Optional<Session> byId(String sessionId) {
        return byConnection.values().stream().filter(s -> s.id().equals(sessionId)).findFirst();
    }
}

package io.trunkline.operations.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An outbox without Redis. Thread-safe. */
final class MemoryOutbox implements Outbox {
    private final Map<String, List<ProducerRecord<String, byte[]>>> calls = new LinkedHashMap<>();
    private boolean away;
    private int most = Integer.MAX_VALUE;

    synchronized void away(boolean isAway) {
        away = isAway;
    }

    synchronized void holds(int mostOfACall) {
        most = mostOfACall;
    }

    @Override
    public synchronized boolean append(String callId, List<ProducerRecord<String, byte[]>> events) {
        lookAway();
        List<ProducerRecord<String, byte[]>> there = calls.computeIfAbsent(callId, id -> new ArrayList<>());
        return there.size() + events.size() <= most && there.addAll(events);
    }

    @Override
    public synchronized Set<String> waiting(Collection<String> callIds) {
        lookAway();
        Set<String> waiting = new HashSet<>(callIds);
        waiting.retainAll(calls.keySet());
        return waiting;
    }

    private void lookAway() {
        if (away) {
            throw new IllegalStateException("away");
        }
    }

    synchronized int size() {
        return calls.values().stream().mapToInt(List::size).sum();
    }

    /** What a forwarder does. */
    synchronized void forward(Producer<String, byte[]> kafka) {
        calls.values().forEach(events -> events.forEach(kafka::send));
        kafka.flush();
        calls.clear();
    }
}

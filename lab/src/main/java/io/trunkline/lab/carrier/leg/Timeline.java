package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.CarrierEvent;
import java.util.ArrayList;
import java.util.List;

/** What happened on a leg; only ever added to. Safe to use from any thread. */
final class Timeline {

    private final List<CarrierEvent> events = new ArrayList<>();

    synchronized void add(CarrierEvent event) {
        events.add(event);
    }

    synchronized List<CarrierEvent> snapshot() {
        return List.copyOf(events);
    }
}

package io.trunkline.lab.crm;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that are switched on. Safe to use from any thread. */
final class FaultBoard {

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    void clear() {
        faults.clear();
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    /** The fault that hits this request: one named in its query, or the first whose path fits. Counts it. */
    synchronized Optional<Fault> strike(String path, Map<String, String> query) {
        if (query.containsKey("fault_status") || query.containsKey("fault_delay_ms")) {
            long delay = Long.parseLong(query.getOrDefault("fault_delay_ms", "0"));
            return Optional.of(new Fault(path, delay, Integer.parseInt(query.getOrDefault("fault_status", "0")), 1));
        }
        for (Iterator<Fault> all = faults.iterator(); all.hasNext(); ) {
            Fault fault = all.next();
            if (path.startsWith(fault.path())) {
                use(fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void use(Fault fault) {
        if (fault.times() == 1) {
            faults.remove(fault);
        } else if (fault.times() > 1) {
            faults.set(faults.indexOf(fault), new Fault(fault.path(), fault.delayMs(), fault.status(), fault.times() - 1));
        }
    }
}

package io.trunkline.realtime.fault;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.atomic.AtomicReference;

/** The switches of this process. Safe to use from any thread. */
@ApplicationScoped
public class FaultSwitches {

    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);

    /** What goes wrong now. */
    public Faults now() {
        return faults.get();
    }

    /** From now on this goes wrong and nothing else. */
    public void set(Faults next) {
        faults.set(next);
    }
}

package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a scenario expects as it goes along, and which of it didn't come true. For one thread. */
final class Expectations {

    private final List<String> broken = new ArrayList<>();

    /** @param otherwise one plain sentence. @return whether it came true within that time */
    boolean within(Duration patience, BooleanSupplier condition, String otherwise) {
        boolean kept = Callers.await(patience, condition);
        if (!kept) {
            broken.add(otherwise);
        }
        return kept;
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}

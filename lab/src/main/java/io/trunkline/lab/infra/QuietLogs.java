package io.trunkline.lab.infra;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the brokers from telling their life: only what goes wrong is worth a line in a test or on a laptop. */
final class QuietLogs {

    // a logger that nobody holds forgets its level
    private static final List<Logger> HELD = List.of(
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("redis.embedded"));

    private QuietLogs() {}

    static void apply() {
        HELD.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}

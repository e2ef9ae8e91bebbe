package io.trunkline.escalation.desk;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The keys people's programs show at the desk's interface, by role; never logged. */
@ConfigMapping(prefix = "trunkline.desk")
public interface DeskConfig {
    /** {@code DESK_API_KEY}. */
    Optional<List<String>> agentKeys();

    /** {@code SUPERVISOR_API_KEY}. */
    Optional<List<String>> supervisorKeys();

    /** {@code ADMIN_API_KEY}. */
    Optional<List<String>> adminKeys();
}

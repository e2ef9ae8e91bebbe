package io.trunkline.operations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do at our HTTP interfaces; each role may do what those before it may. */
public enum Role {
    /** Takes calls: reads what was handed over. */
    AGENT,
    /** Looks after agents. */
    SUPERVISOR,
    /** Looks after the system: drains bridges. */
    ADMIN;

    /** As in {@code @RolesAllowed} and in the claims of tokens. */
    public static final String AGENT_NAME = "agent";
    public static final String SUPERVISOR_NAME = "supervisor";
    public static final String ADMIN_NAME = "admin";

    /** @return names of this role and of those it includes */
    public Set<String> names() {
        return Arrays.stream(values()).filter(role -> role.ordinal() <= ordinal()).map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}

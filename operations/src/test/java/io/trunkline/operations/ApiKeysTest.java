package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final ApiKeys keys = ApiKeys.of(Map.of(Role.AGENT, List.of("agent-key-old", " agent-key-new ", ""), Role.ADMIN, List.of("admin-key")));

    @Test
    void aKeyStandsForItsRole() {
        assertThat(keys.roleOf("agent-key-old")).contains(Role.AGENT);
        assertThat(keys.roleOf("agent-key-new")).contains(Role.AGENT);
        assertThat(keys.roleOf("admin-key")).contains(Role.ADMIN);
    }

    @Test
    void nobodyHasAnotherKeyOrNone() {
        assertThat(keys.roleOf("")).isEmpty();
        assertThat(keys.roleOf("agent-key-old,")).isEmpty();
        assertThat(ApiKeys.of(Map.of()).roleOf("")).isEmpty();
    }

    @Test
    void aRoleMayDoWhatThoseBeforeItMay() {
        assertThat(Role.AGENT.names()).containsExactly(Role.AGENT_NAME);
        assertThat(Role.ADMIN.names()).containsExactlyInAnyOrder(Role.AGENT_NAME, Role.SUPERVISOR_NAME, Role.ADMIN_NAME);
    }

    @Test
    void onlyABearerTokenIsOne() {
        assertThat(ApiKeys.bearer("bearer  x ")).contains("x");
        assertThat(ApiKeys.bearer("Basic eDp5")).isEmpty();
        assertThat(ApiKeys.bearer(null)).isEmpty();
    }
}

package io.trunkline.escalation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.trunkline.escalation.FakeOpenId;
import io.trunkline.escalation.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to the hand-overs; nobody's call is asked for, so that 404 means in. */
@QuarkusTest
@QuarkusTestResource(World.class)
class WhoMayReadTest {
    private static final int IN = 404;

    @Test
    void nobodyWithoutAKey() {
        // When
        Response answer = RestAssured.get("/api/escalations/nobody");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer agent-key-of-the-test", "Basic YWdlbnQ6a2V5", "Bearer a.b.c"})
    void nobodyWithAnotherKey(String authorization) {
        assertThat(get(authorization)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {World.AGENT_KEY, World.AGENTS_NEXT_KEY, World.SUPERVISOR_KEY, World.ADMIN_KEY})
    void whoHasAKeyOfAnyRole(String key) {
        assertThat(get("Bearer " + key)).isEqualTo(IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor", "admin"})
    void whoHasARoleAtTheOpenIdProvider(String role) {
        assertThat(get("Bearer " + FakeOpenId.token("trunkline", role))).isEqualTo(IN);
    }

    @Test
    void whoHasNoRoleOfOursMayNot() {
        assertThat(get("Bearer " + FakeOpenId.token("trunkline", "customer"))).isEqualTo(403);
        assertThat(get("Bearer " + FakeOpenId.token("trunkline"))).isEqualTo(403);
    }

    @Test
    void noTokenForAnotherServiceOrOfAnotherSigner() {
        assertThat(get("Bearer " + FakeOpenId.token("payroll", "admin"))).isEqualTo(401);
        assertThat(get("Bearer " + FakeOpenId.forged("trunkline", "admin"))).isEqualTo(401);
    }

    @Test
    void healthAndMetricsNeedNone() {
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(RestAssured.get("/q/metrics").statusCode()).isEqualTo(200);
    }

    private static int get(String authorization) {
        return RestAssured.given().header("Authorization", authorization).get("/api/escalations/nobody").statusCode();
    }
}

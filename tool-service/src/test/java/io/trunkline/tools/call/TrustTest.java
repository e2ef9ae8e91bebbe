package io.trunkline.tools.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.price.Prices;
import io.trunkline.catalog.tool.Tool;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may have what done: looked at before anything is asked of anybody. */
class TrustTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest(name = "{1} for a tool that needs {0}: {2}")
    @CsvSource({
        "none,     NONE,     TIMEOUT",
        "number,   NONE,     REFUSED",
        "number,   NUMBER,   TIMEOUT",
        "number,   VERIFIED, TIMEOUT",
        "verified, NONE,     REFUSED",
        "verified, NUMBER,   REFUSED",
        "verified, VERIFIED, TIMEOUT",
        "verified, ,         REFUSED",
    })
    void aToolRunsOnlyForACallerItTrusts(String needed, Trust trust, ToolStatus status) {
        // Given: the call's time is over, so who is trusted gets as far as that, and nobody is asked
        var runner = new ToolRunner(catalogOf(toolThatNeeds(needed)), null, Clock.fixed(NOW, ZoneOffset.UTC));
        // When
        Outcome outcome = runner.run(callOf(new Caller("+14155550100", "C-1001", "Ann Miller", trust)));
        // Then
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.display()).isNotBlank();
    }

    private static Tool toolThatNeeds(String trust) {
        JsonNode anything = EventCodec.mapper().createObjectNode().put("type", "object");
        return new Tool("close_account", "Closes the account.", anything, trust, true, Duration.ofSeconds(1),
                new Tool.HttpRequestTemplate("POST", "http://127.0.0.1/close", Map.of(), null, false), Map.of(), Map.of());
    }

    private static Catalog catalogOf(Tool tool) {
        return new Catalog(Map.of(), Map.of(), Map.of(tool.name(), tool), Prices.NONE, "test");
    }

    private static ToolCallRequested callOf(Caller caller) {
        return new ToolCallRequested("call-1", NOW, "t1", "close_account", "{}", "triage", "+18005551234", caller, NOW, 0, "call-1/t1");
    }
}

package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.script.CallScript;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An order that is served and a charge that is handed to a human, with the values that stand in the scripts and with others. */
@OnRunningSystem
@Order(1)
class TheTwoCallsTest {

    /**
     * What order numbers, amounts and dates are drawn from: the same ones each time, so that a failure is one of the code.
     * {@code -Dsystem.seed=random} draws anew and tells the seed in each script's name; {@code -Dsystem.seed=…} repeats such a run.
     */
    static final long SEED = seed(System.getProperty("system.seed", "20261121"));

    @Test
    void theOrderIsServed(RunningSystem system) {
        Facts.asItMustBe(system.hold(Scripts.shipped("order")));
    }

    @Test
    void anyOtherOrderIsServedToo(RunningSystem system) {
        Facts.asItMustBe(system.hold(Scripts.random("order", SEED)));
    }

    @Test
    void theDisputeReachesAHumanWhoKnowsEverything(RunningSystem system) {
        disputed(system, Scripts.shipped("dispute"));
    }

    @Test
    void anyOtherChargeIsDisputedToo(RunningSystem system) {
        disputed(system, Scripts.random("dispute", SEED));
    }

    private static void disputed(RunningSystem system, CallScript script) {
        // When
        CallResult call = system.hold(script);
        // Then
        Facts.asItMustBe(call);
        theHumanKnowsEverything(call);
        nothingIsSaidTwice(call);
        new MemoryCheck(call, memory(system, call)).holdsOnlyWhatWasHeard();
    }

    private static void theHumanKnowsEverything(CallResult call) {
        String amount = "$" + new BigDecimal(call.script().values().get("amount")).stripTrailingZeros().toPlainString();
        JsonNode handOver = call.handOver().orElseThrow(() -> new AssertionError("no hand-over"));
        assertThat(handOver.path("summary").asText()).contains(amount).containsIgnoringCase("last month")
                .containsPattern("(?i)(never|not) authori[sz]ed");
        assertThat(handOver.path("customer").path("name").asText()).isEqualTo(call.script().givens().getFirst().fields().get("name"));
        assertThat(handOver.path("transcript")).as("transcript").hasSizeGreaterThanOrEqualTo(5);
        assertThat(handOver.path("transcript").toString()).containsIgnoringCase("dispute").containsIgnoringCase("authori");
        assertThat(handOver.path("reason").asText()).contains("billing");
    }

    private static void nothingIsSaidTwice(CallResult call) {
        assertThat(Facts.said(call)).as("the caller's sentences").doesNotHaveDuplicates();
    }

    private static List<JsonNode> memory(RunningSystem system, CallResult call) {
        ControlEvent.BargedIn interruption = call.last(ControlEvent.BargedIn.class)
                .orElseThrow(() -> new AssertionError("the agent was not interrupted"));
        return system.model().memoryWith(interruption.itemId()).orElseThrow(() -> new AssertionError("no session has the item"));
    }

    private static long seed(String given) {
        return given.equals("random") ? new Random().nextInt(1_000_000) : Long.parseLong(given);
    }
}

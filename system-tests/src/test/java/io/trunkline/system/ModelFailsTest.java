package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.run.CallResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/** The model fails for every caller at once: whoever is on the phone hears so and reaches a person. */
@OnRunningSystem
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
@Order(3)
class ModelFailsTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String ASKS = """
            from +14155550100
            to   +18005551234
            given customer C-1001 with name = "Ann Miller", phone = +14155550100, email = ann.miller@example.com
            after agent   say "Hi, I'm calling about my order."
            after agent   stay silent
            must hear music
            must happen escalation
            must happen disposition transferred
            """;
    private RunningSystem system;

    @AfterEach
    void recover() {
        if (system != null) {
            system.model().recover();
        }
    }

    @Test
    void aModelThatDiesInTheMiddleOfACallLeavesTheCallerWithAPerson(RunningSystem running) {
        system = running;
        // Given: it breaks down in its second sentence
        // When
        CallResult call = running.hold(Scripts.of("model-dies", ASKS, TheTwoCallsTest.SEED), line -> {
            if (line.contains("calling about my order")) {
                running.model().fail("{\"closeCode\":1006,\"closeAfterDeltas\":0}");
            }
        });
        // Then
        Facts.asItMustBe(call);
        heardSoonAfter(call);
        theNextCallIsServed(running);
    }

    private static void theNextCallIsServed(RunningSystem running) {
        running.model().recover();
        Facts.asItMustBe(running.hold(Scripts.of("next", """
                from +14155550100
                to   +18005551234
                given customer C-1001 with name = "Ann Miller", phone = +14155550100, email = ann.miller@example.com
                after agent  hang up
                must hear "welcome back Ann"
                """, TheTwoCallsTest.SEED + 1)));
    }

    @Test
    @AlsoWhenAll
    void aModelThatRefusesTheKeyLeavesTheCallerWithAPerson(RunningSystem running) {
        system = running;
        running.model().fail("{\"refuseUpgrade\":401}");
        Facts.asItMustBe(running.hold(Scripts.of("model-refuses", ASKS, TheTwoCallsTest.SEED + 2)));
    }

    @Test
    @AlsoWhenAll
    void aModelThatSaysNothingLeavesTheCallerWithAPerson(RunningSystem running) {
        system = running;
        running.model().fail("{\"stall\":true}");
        Facts.asItMustBe(running.hold(Scripts.of("model-stalls", ASKS, TheTwoCallsTest.SEED + 3)));
    }

    /** From the moment the bridge noticed to the first sound after it: all processes of this machine share its clock. */
    private static void heardSoonAfter(CallResult call) {
        Instant noticed = call.events(ControlEvent.CallFaulted.class).stream().findFirst()
                .orElseThrow(() -> new AssertionError("nobody noticed")).at();
        long offset = Instant.now().toEpochMilli() - System.nanoTime() / 1_000_000;
        List<Long> sounds = call.line().stream().filter(ModelFailsTest::isSound)
                .map(event -> event.atNanos() / 1_000_000 + offset - noticed.toEpochMilli()).filter(ms -> ms > -50).toList();
        assertThat(sounds).as("milliseconds from the fault to what was heard").isNotEmpty();
        assertThat(sounds.getFirst()).isLessThan(SOON.toMillis());
    }

    private static boolean isSound(CarrierEvent event) {
        return event instanceof CarrierEvent.PlayoutStarted || event instanceof CarrierEvent.Spoken || event instanceof CarrierEvent.Enqueued;
    }
}

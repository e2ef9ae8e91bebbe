package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.script.CallScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The agent's audio comes in bursts, seconds ahead of what is played: an interruption at any moment must take back all that was not
 * heard, in the carrier's buffer and in the model's memory.
 */
@OnRunningSystem
@Order(1)
class InterruptedAgentTest {

    private static final int CALLS = 4;
    private static final int ENOUGH = 20;

    @Test
    void theModelRemembersNothingThatWasNotHeard(RunningSystem system) {
        // When: callers who interrupt at random moments
        List<CompletableFuture<CallResult>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            CallScript script = impatient(TheTwoCallsTest.SEED + i);
            calls.add(CompletableFuture.supplyAsync(() -> system.hold(script), task -> Thread.ofPlatform().daemon().start(task)));
        }
        // Then
        var unheard = new ArrayList<String>();
        int interruptions = 0;
        int remembered = 0;
        for (CompletableFuture<CallResult> future : calls) {
            CallResult call = future.join();
            interruptions += call.interruptionsMs().size();
            var check = new MemoryCheck(call, memory(system, call));
            remembered += check.sentences();
            check.unheard().forEach(sentence -> unheard.add(call.wav().getFileName() + ": " + sentence));
        }
        assertThat(unheard).as("in memory and in no recording").isEmpty();
        assertThat(interruptions).as("interruptions").isGreaterThanOrEqualTo(ENOUGH);
        assertThat(remembered).as("sentences remembered at all").isPositive();
    }

    private static CallScript impatient(long seed) {
        var random = new Random(seed);
        List<String> lines = List.of("Hi, I'm calling about my order, I haven't received it yet.", "It's A B 7 4 9 2.",
                "Could you repeat that, please?", "Yes please.", "Could you say that again?", "Yes please.");
        var script = new StringBuilder("""
                from +14155550100
                to   +18005551234
                limit 75 s
                given customer C-1001 with name = "Ann Miller", phone = +14155550100, email = ann.miller@example.com
                given order AB7492 with customer_id = C-1001, status = "out for delivery", carrier = FedEx,
                      shipped_on = 2026-03-18, tracking_number = 789245136890, expected = "by end of day"
                """);
        lines.forEach(line -> script.append("over agent after ").append(300 + random.nextInt(1500)).append(" ms say \"").append(line)
                .append("\"\n"));
        return Scripts.of("impatient-" + seed, script.append("after agent hang up\n").toString(), seed);
    }

    /** The last thing the agent began may be cut by the caller's hanging up, which nobody takes back: it is left out. */
    private static List<JsonNode> memory(RunningSystem system, CallResult call) {
        ControlEvent.BargedIn interruption = call.last(ControlEvent.BargedIn.class)
                .orElseThrow(() -> new AssertionError("nobody was interrupted in " + call.wav()));
        List<JsonNode> items = system.model().memoryWith(interruption.itemId())
                .orElseThrow(() -> new AssertionError("no session has the item"));
        int last = items.size() - 1;
        while (last >= 0 && !items.get(last).path("role").asText().equals("assistant")) {
            last--;
        }
        return items.subList(0, Math.max(0, last));
    }
}

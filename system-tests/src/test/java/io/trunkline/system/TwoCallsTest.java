package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.carrier.LineConditions.CallerVoice;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.Verdict;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The two calls of the demo, spoken and heard, with values nobody has seen before. */
class TwoCallsTest {

    private static final long SEED = RandomGenerator.getDefault().nextLong(1_000_000);

    private static void assertGood(CallResult call) {
        Verdict verdict = RunningSystem.verdict(call);
        assertThat(verdict.failures()).as("seed %d, %s, %s", SEED, call.script().values(), call.wav()).isEmpty();
    }

    @Test
    void anOrderIsLookedUpAndTheCallEndsByItself() throws Exception {
        // Given
        CallScript script = RunningSystem.script("order", Draw.random(SEED, LocalDate.now()));
        // When
        CallResult call = RunningSystem.call(script);
        // Then
        assertGood(call);
        assertThat(call.last(ControlEvent.UsageUpdated.class)).isPresent();
    }

    @Test
    void aDisputeIsHandedToAHumanWhoKnowsEverything() throws Exception {
        // Given
        CallScript script = RunningSystem.script("dispute", Draw.random(SEED, LocalDate.now()));
        // When
        CallResult call = RunningSystem.call(script);
        // Then
        assertGood(call);
        assertThat(call.handOver()).isPresent();
        assertThat(call.handOver().get().toString()).contains("Daniel Reed", "last month");
    }

    @Test
    @DisplayName("with the caller's audio muted the order call fails: no text goes another way")
    void aMutedCallerIsNotServed() throws Exception {
        // Given
        CallScript script = RunningSystem.script("order").withLine(RunningSystem.voice(CallerVoice.MUTED));
        // When
        CallResult call = RunningSystem.call(script);
        // Then
        assertThat(RunningSystem.verdict(call).good()).isFalse();
        assertThat(call.events(ControlEvent.ToolCallRequested.class)).noneMatch(tool -> tool.tool().equals("lookup_order_status"));
    }

    @Test
    @DisplayName("with noise in place of the caller's voice the dispute fails")
    void noiseIsNotUnderstood() throws Exception {
        // Given
        CallScript script = RunningSystem.script("dispute").withLine(RunningSystem.voice(CallerVoice.REPLACED_BY_NOISE));
        // When
        CallResult call = RunningSystem.call(script);
        // Then
        assertThat(RunningSystem.verdict(call).good()).isFalse();
        assertThat(call.events(ControlEvent.EscalationRequested.class))
                .noneMatch(escalation -> escalation.summary().contains("347"));
    }
}

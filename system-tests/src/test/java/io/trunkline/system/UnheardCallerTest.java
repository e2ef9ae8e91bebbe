package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.carrier.LineConditions.CallerVoice;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.Judge;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing but sound goes from a caller to the agent: who can't be heard isn't served, whatever the script says. */
@OnRunningSystem
@Order(2)
class UnheardCallerTest {

    @ParameterizedTest
    @CsvSource({"order, MUTED", "dispute, REPLACED_BY_NOISE"})
    void aCallerWhoCannotBeHeardIsNotServed(String name, CallerVoice voice, RunningSystem system) {
        isNotServed(name, voice, system);
    }

    @AlsoWhenAll
    @ParameterizedTest
    @CsvSource({"order, REPLACED_BY_NOISE", "dispute, MUTED"})
    void norTheOtherWayRound(String name, CallerVoice voice, RunningSystem system) {
        isNotServed(name, voice, system);
    }

    private static void isNotServed(String name, CallerVoice voice, RunningSystem system) {
        // When
        CallResult call = system.hold(Scripts.unheard(name, voice, TheTwoCallsTest.SEED));
        // Then: the greeting was heard, so the line was good in the other direction
        assertThat(Facts.heard(call)).containsIgnoringCase("help");
        assertThat(Judge.judge(call).good()).isFalse();
        assertThat(Facts.tools(call)).doesNotContain("lookup_order_status", "send_tracking_email");
        List<String> secrets = List.of(call.script().values().getOrDefault("order_id", "none at all"),
                call.script().values().getOrDefault("amount", "none at all").replace(".00", ""));
        assertThat(call.events(ControlEvent.EscalationRequested.class)).as("what a human was told")
                .allSatisfy(request -> assertThat(request.summary()).doesNotContain(secrets));
    }
}

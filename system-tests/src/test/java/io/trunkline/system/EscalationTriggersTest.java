package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.run.CallResult;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What brings a human in; a disputed bill is one of the two calls. */
@OnRunningSystem
@Order(2)
class EscalationTriggersTest {

    @ParameterizedTest
    @ValueSource(strings = {"human-please", "unsure"})
    void bringsAHumanIn(String script, RunningSystem system) {
        aHumanComesIn(script, system);
    }

    @AlsoWhenAll
    @ParameterizedTest
    @ValueSource(strings = {"technical", "account-change"})
    void soDoesASubjectThatNoAgentMaySettle(String script, RunningSystem system) {
        aHumanComesIn(script, system);
    }

    private static void aHumanComesIn(String script, RunningSystem system) {
        // When
        CallResult call = system.hold(Scripts.random(script, TheTwoCallsTest.SEED + script.length()));
        // Then
        Facts.asItMustBe(call);
        assertThat(call.events(ControlEvent.EscalationRequested.class)).singleElement()
                .satisfies(request -> assertThat(request.summary()).as("a plain sentence").doesNotContain("[", "]", "{", "}", " ."));
    }
}

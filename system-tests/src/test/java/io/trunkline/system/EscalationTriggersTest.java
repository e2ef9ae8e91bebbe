package io.trunkline.system;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What brings a human in; a disputed bill is one of the two calls. */
@OnRunningSystem
@Order(2)
class EscalationTriggersTest {

    @ParameterizedTest
    @ValueSource(strings = {"human-please", "technical", "account-change", "unsure"})
    void bringsAHumanIn(String script, RunningSystem system) {
        Facts.asItMustBe(system.hold(Scripts.random(script, TheTwoCallsTest.SEED + script.length())));
    }
}

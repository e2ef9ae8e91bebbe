package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.run.CallResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every other script of the house: the escalation triggers, the menu, the operator, and callers who don't play along. */
class MoreCallsTest {

    @ParameterizedTest
    @ValueSource(strings = {"technical", "account-change", "human-please", "unsure", "menu", "operator", "silent", "hang-up", "withheld"})
    void goesAsItsScriptSays(String name) throws Exception {
        // When
        CallResult call = RunningSystem.call(RunningSystem.script(name));
        // Then
        assertThat(RunningSystem.verdict(call).failures()).as("%s", call.wav()).isEmpty();
    }
}

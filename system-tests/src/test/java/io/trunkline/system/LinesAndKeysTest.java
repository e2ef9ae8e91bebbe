package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.run.CallResult;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Keys, the line with the menu, and callers of whom nothing is known. */
@OnRunningSystem
@Order(2)
class LinesAndKeysTest {

    @Test
    void aKeyOfTheMenuReachesTheDepartmentsAgent(RunningSystem system) {
        // When
        CallResult call = system.hold(Scripts.random("menu", TheTwoCallsTest.SEED + 1));
        // Then
        Facts.asItMustBe(call);
        assertThat(call.events(ControlEvent.CallPlaced.class)).first().satisfies(placed -> assertThat(placed.agent()).isEqualTo("billing"));
    }

    @Test
    void zeroInTheMiddleOfAConversationIsTheOperator(RunningSystem system) {
        Facts.asItMustBe(system.hold(Scripts.random("operator", TheTwoCallsTest.SEED + 2)));
    }

    @Test
    void zeroInTheMenuIsTheOperatorWithoutAnyAgent(RunningSystem system) {
        // When
        CallResult call = system.hold(Scripts.of("menu-zero", """
                from +14155550100
                to   +18005551235
                over agent after 1 s   press 0
                after agent            stay silent
                must hear music
                must happen disposition transferred
                """, TheTwoCallsTest.SEED + 3));
        // Then
        Facts.asItMustBe(call);
        assertThat(call.line()).noneMatch(CarrierEvent.StreamStarted.class::isInstance);
    }

    @Test
    void whoWithholdsTheNumberIsGreetedPolitelyAndByNoName(RunningSystem system) {
        Facts.asItMustBe(system.hold(Scripts.random("withheld", TheTwoCallsTest.SEED + 4)));
    }

    @Test
    void whoHangsUpInTheGreetingHasAbandonedTheCall(RunningSystem system) {
        Facts.asItMustBe(system.hold(Scripts.random("hang-up", TheTwoCallsTest.SEED + 5)));
    }

    @Test
    @AlsoWhenAll
    void whoNeverSpeaksIsAskedAndLetGo(RunningSystem system) {
        Facts.asItMustBe(system.hold(Scripts.random("silent", TheTwoCallsTest.SEED + 6)));
    }
}

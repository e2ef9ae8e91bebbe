package io.trunkline.gateway.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MenuTest extends GatewayTest {

    @Test
    void aLineWithAMenuGreetsAndAsksForOneKey() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        // When
        Twiml twiml = ring(sid, WITH_MENU);
        // Then
        assertThat(twiml.verbs()).containsExactly("Gather", "Redirect");
        assertThat(twiml.attribute("Gather", "numDigits")).isEqualTo("1");
        assertThat(twiml.attribute("Gather", "action")).isEqualTo(World.PUBLIC_URL + "/twilio/menu?callId=" + callIdOf(sid) + "&n=1");
        assertThat(twiml.text("Gather")).contains("Welcome to Acme.").contains("Press 1 for billing");
        assertThat(bridge.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,billing,billing", "2,refunds,refunds", "'',triage,none"})
    void aKeyLeadsToItsDepartmentAndNoneToTheLinesAgent(String digits, String agent, String department) {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml menu = ring(sid, WITH_MENU);
        // When
        Twiml twiml = press(sid, menu, digits);
        // Then
        assertThat(twiml.verbs()).containsExactly("Connect", "Redirect");
        assertThat(twiml.parameters()).containsEntry("department", department);
        assertThat(bridge.calls()).singleElement().satisfies(call -> assertThat(call.agent()).isEqualTo(agent));
    }

    @Test
    void zeroIsTheOperatorAndEverybodyIsTold() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml menu = ring(sid, WITH_MENU);
        // When
        Twiml twiml = press(sid, menu, "0");
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Enqueue");
        assertThat(twiml.text("Enqueue")).isEqualTo("operator");
        assertThat(bridge.calls()).isEmpty();
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.EscalationRequested.class, callIdOf(sid))).singleElement().satisfies(e -> {
            assertThat(e.mode()).isEqualTo(EscalationMode.IMMEDIATE);
            assertThat(e.reason()).isEqualTo("caller_pressed_0");
            assertThat(e.summary()).isEqualTo("The caller pressed 0 for the operator.");
            assertThat(e.callSid()).isEqualTo(sid);
            assertThat(e.caller().number()).isEqualTo(ANN);
        }));
        assertThat(callHash(sid)).containsEntry("state", "queued");
    }

    @Test
    void aWrongKeyIsAskedForOnceMoreThenTheLinesAgentAnswers() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml menu = ring(sid, WITH_MENU);
        // When
        Twiml again = press(sid, menu, "9");
        Twiml connected = press(sid, again, "*");
        // Then
        assertThat(again.verbs()).containsExactly("Gather", "Redirect");
        assertThat(connected.verbs()).containsExactly("Connect", "Redirect");
        assertThat(bridge.calls()).singleElement().satisfies(call -> assertThat(call.agent()).isEqualTo("triage"));
    }

    @Test
    void aKeyMayChooseALanguageThatTheBridgeAndTheStreamAreTold() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml menu = ring(sid, World.LINE_OF_LANGUAGES);
        // When
        Twiml twiml = press(sid, menu, "8", World.LINE_OF_LANGUAGES);
        // Then
        assertThat(twiml.verbs()).containsExactly("Connect", "Redirect");
        assertThat(twiml.parameters()).containsEntry("language", "es").containsEntry("department", "none");
        assertThat(bridge.calls()).singleElement().satisfies(call -> {
            assertThat(call.agent()).isEqualTo("triage");
            assertThat(call.language()).isEqualTo("es");
        });
        assertThat(callHash(sid)).containsEntry("language", "es");
    }

    @Test
    void theSameKeyTwiceIsOnePlacement() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml menu = ring(sid, WITH_MENU);
        // When
        Twiml first = press(sid, menu, "1");
        Twiml second = press(sid, menu, "1");
        // Then
        assertThat(second.parameters()).isEqualTo(first.parameters());
        assertThat(bridge.calls()).hasSize(1);
    }

    private Twiml press(String sid, Twiml menu, String digits) {
        return press(sid, menu, digits, WITH_MENU);
    }

    private Twiml press(String sid, Twiml menu, String digits, String line) {
        return press(sid, line, menu, digits);
    }
}

package io.trunkline.gateway.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** No model answers: the line's own menu, without AI. */
@QuarkusTest
class ClassicMenuTest extends GatewayTest {
    private static final String LINE = World.LINE_OF_STEPS;
    private static final Instant NIGHT = Instant.parse("2026-11-21T23:59:30Z");
    private final String sid = callSid();

    @Inject
    Catalog catalog;

    @Test
    void whenNoProviderAnswersCallersChooseByKey() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10).speaksBy("openai", "azure").findsDown("openai", "azure");
        // When
        Twiml menu = ring(sid, LINE);
        Twiml queued = press(sid, LINE, menu, "1");
        // Then
        assertThat(menu.verbs()).containsExactly("Gather", "Redirect");
        assertThat(menu.text("Gather")).contains("Thank you for calling Acme").contains("For billing, press 1").contains("For refunds, press 2")
                .contains("For a person, press 0").contains("To leave a message, press 9").contains("For our opening hours, press 8");
        assertThat(queued.text("Enqueue")).isEqualTo("billing-people");
        assertThat(bridge.calls()).isEmpty();
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.EscalationRequested.class, callIdOf(sid))).singleElement().satisfies(e -> {
            assertThat(e.reason()).isEqualTo("provider_down");
            assertThat(e.department()).isEqualTo("billing");
        }));
    }

    @Test
    void aLineWithoutAnythingOffersAPersonAndWhoPressesNothingGetsThem() {
        // Given
        bridge("bridge-0", 10).speaksBy("openai").findsDown("openai");
        // When
        Twiml first = ring(sid, World.LINE_OF_THREE);
        Twiml second = press(sid, World.LINE_OF_THREE, first, "");
        Twiml third = press(sid, World.LINE_OF_THREE, second, "7");
        Twiml person = press(sid, World.LINE_OF_THREE, third, "");
        // Then
        assertThat(first.text("Gather")).contains("For a person, press 0");
        assertThat(third.text("Gather")).contains("not one of the choices");
        assertThat(person.verbs()).containsExactly("Say", "Enqueue");
    }

    @Test
    void hoursAreToldAndAMessageCanBeLeft() {
        // Given
        bridge("bridge-0", 10).speaksBy("openai").findsDown("openai");
        // When
        Twiml hours = press(sid, LINE, ring(sid, LINE), "8");
        Twiml message = press(sid, LINE, hours, "9");
        // Then
        assertThat(hours.text("Gather")).contains("We are open Monday to Sunday from 12 AM to 11:59 PM");
        assertThat(message.verbs()).containsExactly("Say", "Record", "Redirect");
    }

    @Test
    void whenNobodyIsThereOnlyAMessageAndTheHoursAreOffered() {
        // Given
        Line line = catalog.line(LINE).orElseThrow();
        // When
        ClassicMenu menu = ClassicMenu.of(line, NIGHT);
        // Then
        assertThat(menu.open()).isFalse();
        assertThat(menu.choices()).containsOnlyKeys("9", "8");
        assertThat(menu.spoken().getFirst()).startsWith("We are closed now.");
    }
}

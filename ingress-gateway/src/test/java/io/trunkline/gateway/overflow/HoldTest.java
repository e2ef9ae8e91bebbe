package io.trunkline.gateway.overflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.FakeCarrier;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who hold: in order, with words and music, never for ever; and what they can have instead. */
@QuarkusTest
class HoldTest extends GatewayTest {
    private static final String LINE = World.LINE_OF_STEPS;
    private final String first = callSid();
    private final String second = callSid();
    private FakeBridge bridge;

    @BeforeEach
    void fillTheBridge() {
        bridge = bridge("bridge-0", 1);
        ring(callSid(), PLAIN);
    }

    @Test
    void theyHearTheirPlaceAndMusicAndAskAgain() {
        // When
        Twiml one = ring(first, LINE);
        Twiml two = ring(second, LINE);
        Twiml still = press(first, LINE, one, "");
        // Then
        assertThat(one.verbs()).containsExactly("Gather", "Redirect");
        assertThat(one.text("Gather")).contains("All our voice agents are busy").contains("You are number 1 in line").contains("To be called back instead, press 1");
        assertThat(one.text("Play")).isEqualTo(World.PUBLIC_URL + "/twilio/hold-music.wav");
        assertThat(two.text("Gather")).contains("You are number 2 in line");
        assertThat(still.text("Gather")).contains("You are number 1 in line").doesNotContain("busy");
        assertThat(still.text("Redirect")).contains("n=2");
    }

    @Test
    void whoCameFirstIsServedFirstAlsoBeforeThoseWhoJustCall() {
        // Given
        Twiml one = ring(first, LINE);
        Twiml two = ring(second, LINE);
        bridge.hangUpOne();
        // When
        Twiml ofSecond = press(second, LINE, two, "");
        Twiml ofNewcomer = ring(callSid(), PLAIN);
        Twiml ofFirst = press(first, LINE, one, "");
        // Then
        assertThat(ofSecond.text("Gather")).contains("You are number 2 in line");
        assertThat(ofNewcomer.verbs()).containsExactly("Say", "Enqueue");
        assertThat(ofFirst.verbs()).containsExactly("Connect", "Redirect");
        assertThat(press(second, LINE, ofSecond, "").text("Gather")).contains("You are number 1 in line").contains("The wait is about one minute");
    }

    @Test
    void theSameQuestionTwiceHasOneAnswer() {
        // Given
        Twiml one = ring(first, LINE);
        bridge.hangUpOne();
        // When
        Twiml placed = press(first, LINE, one, "");
        Twiml again = press(first, LINE, one, "");
        // Then
        assertThat(again.parameters()).isEqualTo(placed.parameters()).isNotEmpty();
        assertThat(bridge.calls()).hasSize(1);
    }

    @Test
    void whenTooManyHoldTheNextStepIsOfferedAtOnce() {
        // Given
        ring(first, LINE);
        ring(second, LINE);
        // When
        Twiml third = ring(callSid(), LINE);
        // Then
        assertThat(third.text("Gather")).contains("We can call you back at the number ending in 0 1 0 0");
    }

    @Test
    void whoHasHeldTooLongGetsTheNextStep() {
        // Given
        Twiml one = ring(first, LINE);
        redis.execute("HSET", new CallKeys(callIdOf(first)).call(), GatewayFields.HOLDING_SINCE, Long.toString(System.currentTimeMillis() - 121_000));
        // When
        Twiml next = press(first, LINE, one, "");
        // Then
        assertThat(next.text("Gather")).contains("We can call you back");
        assertThat(redis.execute("ZCARD", AdmissionKeys.WAITING).toInteger()).isZero();
    }

    @Test
    void whoHangsUpLeavesTheLine() {
        // Given
        ring(first, LINE);
        Twiml two = ring(second, LINE);
        // When
        status(first, "completed", 1);
        // Then
        assertThat(press(second, LINE, two, "").text("Gather")).contains("You are number 1 in line");
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallEnded.class, callIdOf(first))).singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo("hung_up_on_hold")));
    }

    @Test
    void whoStopsAskingLosesTheirPlace() {
        // Given
        ring(first, LINE);
        Twiml two = ring(second, LINE);
        redis.execute("ZADD", AdmissionKeys.WAITING_UNTIL, "1", callIdOf(first));
        // When
        Twiml next = press(second, LINE, two, "");
        // Then
        assertThat(next.text("Gather")).contains("You are number 1 in line");
    }

    @Test
    void aKeyLeadsToThePerson() {
        // Given
        Twiml one = ring(first, LINE);
        // When
        Twiml next = press(first, LINE, one, "0");
        // Then
        assertThat(next.verbs()).containsExactly("Say", "Enqueue");
        assertThat(redis.execute("ZCARD", AdmissionKeys.waitingOn(LINE)).toInteger()).isZero();
    }

    @Test
    void theCallersOwnNumberIsPromisedACallByOneKey() {
        // Given
        Twiml offer = press(first, LINE, ring(first, LINE), "1");
        // When
        Twiml promised = press(first, LINE, offer, "1");
        status(first, "completed", 1);
        // Then
        assertThat(promised.verbs()).containsExactly("Say", "Hangup");
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallBackRequested.class, callIdOf(first))).singleElement()
                .satisfies(e -> {
                    assertThat(e.number()).isEqualTo("*" + ANN.substring(ANN.length() - 4));
                    assertThat(e.caller().number()).isNull();
                }));
        assertThat(callHash(first)).containsEntry("callBackNumber", ANN);
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallEnded.class, callIdOf(first))).singleElement()
                .satisfies(e -> assertThat(e.disposition()).isEqualTo(Disposition.CALL_BACK)));
    }

    @Test
    void anotherNumberIsReadBackAndConfirmed() {
        // Given
        Twiml offer = press(first, LINE, ring(first, LINE), "1");
        Twiml wanted = press(first, LINE, offer, "2");
        // When
        Twiml wrong = press(first, LINE, wanted, "4155");
        Twiml check = press(first, LINE, wrong, "4155550199");
        press(first, LINE, check, "1");
        // Then
        assertThat(wanted.attribute("Gather", "finishOnKey")).isEqualTo("#");
        assertThat(wrong.text("Gather")).contains("not a number we can call");
        assertThat(check.text("Gather")).contains("1 4 1 5 5 5 5 0 1 9 9");
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallBackRequested.class, callIdOf(first))).singleElement()
                .satisfies(e -> assertThat(e.number()).isEqualTo("*0199")));
        assertThat(callHash(first)).containsEntry("callBackNumber", "+14155550199");
    }

    @Test
    void anotherNumberMayBeSaid() {
        // Given
        Twiml wanted = press(first, LINE, press(first, LINE, ring(first, LINE), "1"), "2");
        Map<String, String> form = FakeCarrier.call(first, ANN, LINE);
        form.put("CallStatus", "in-progress");
        form.put("SpeechResult", "It's (415) 555-0199.");
        // When
        Twiml check = Twiml.read(carrier.follow(wanted.attribute("Gather", "action"), form).body());
        // Then
        assertThat(wanted.attribute("Gather", "input")).isEqualTo("dtmf speech");
        assertThat(check.text("Gather")).contains("1 4 1 5 5 5 5 0 1 9 9");
    }

    @Test
    void whoWantsNoCallLeavesAMessageWhichIsToldOnce() {
        // Given
        Twiml offer = press(first, LINE, ring(first, LINE), "1");
        // When
        Twiml message = press(first, LINE, offer, "3");
        Map<String, String> taken = FakeCarrier.call(first, ANN, LINE);
        taken.put("CallStatus", "in-progress");
        Twiml thanks = Twiml.read(carrier.follow(message.attribute("Record", "action"), taken).body());
        status(first, "completed", 1);
        stored(first);
        stored(first);
        // Then
        assertThat(message.verbs()).containsExactly("Say", "Record", "Redirect");
        assertThat(message.attribute("Record", "maxLength")).isEqualTo("120");
        assertThat(thanks.verbs()).containsExactly("Say", "Hangup");
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallEnded.class, callIdOf(first))).singleElement()
                .satisfies(e -> assertThat(e.disposition()).isEqualTo(Disposition.VOICEMAIL)));
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.VoicemailLeft.class, callIdOf(first))).singleElement().satisfies(e -> {
            assertThat(e.recordingUrl()).isEqualTo("https://api.example.com/RE1");
            assertThat(e.durationMillis()).isEqualTo(7_000);
            assertThat(e.caller().number()).isNull();
        }));
    }

    @Test
    void whoSaysNothingIsToldSo() {
        // Given
        Twiml message = ring(first, World.LINE_OF_MESSAGES);
        Map<String, String> form = FakeCarrier.call(first, ANN, World.LINE_OF_MESSAGES);
        form.put("CallStatus", "in-progress");
        // When
        Twiml empty = Twiml.read(carrier.follow(message.text("Redirect"), form).body());
        // Then
        assertThat(message.attribute("Record", "maxLength")).isEqualTo("90");
        assertThat(empty.text("Say")).contains("didn't hear a message");
    }

    @Test
    void aQueueThatTakesNobodyLeadsToAMessageWhereTheLineHasThem() {
        // Given
        ring(first, World.LINE_OF_MESSAGES);
        Map<String, String> form = FakeCarrier.call(first, ANN, World.LINE_OF_MESSAGES);
        form.put("QueueResult", "queue-full");
        // When
        Twiml next = Twiml.read(carrier.post("/twilio/queue-ended", form).body());
        transfer(first, Map.of("state", "QUEUED"));
        status(first, "completed", 1);
        // Then
        assertThat(next.verbs()).containsExactly("Say", "Record", "Redirect");
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallEnded.class, callIdOf(first))).singleElement()
                .satisfies(e -> assertThat(e.disposition()).isEqualTo(Disposition.VOICEMAIL)));
    }

    private void stored(String sid) {
        Map<String, String> form = FakeCarrier.call(sid, ANN, LINE);
        form.put("RecordingStatus", "completed");
        form.put("RecordingUrl", "https://api.example.com/RE1");
        form.put("RecordingDuration", "7");
        assertThat(carrier.post("/twilio/recording-status", form).status()).isEqualTo(204);
    }
}

package io.trunkline.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trunkline.lab.http.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LabCarrierTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECT =
            "<Connect action=\"/twilio/connect-ended\"><Stream url=\"" + OurSide.MEDIA
                    + "/media/bridge-0/twilio\" statusCallback=\"/twilio/stream-status\"><Parameter name=\"token\" value=\"t1\"/></Stream></Connect>";

    private final QuietPhone phone = new QuietPhone();
    private OurSide ours;
    private LabCarrier carrier;

    @BeforeEach
    void start() throws Exception {
        ours = new OurSide();
        carrier = LabCarrier.start(
                ours.config().withDesk(new DeskPolicy(true, Duration.ofMillis(300), Duration.ofMillis(300), true)), new ToneVoice());
    }

    @AfterEach
    void stop() throws Exception {
        carrier.close();
        ours.close();
    }

    @Test
    void verbsAreFollowedInOrderAndStatusIsToldInSequence() throws Exception {
        // Given
        ours.twiml("/twilio/voice", "<Say>Hi.</Say><Play digits=\"1\"/><Pause length=\"0\"/><Redirect>/next</Redirect><Say>never</Say>");
        ours.twiml("/next", "<Play digits=\"w2\"/><Hangup/>");

        // When
        CarrierCall call = carrier.dial(DialRequest.of("+14155550100", "+18005551234"), phone);
        CallEnd end = call.ended().get(20, TimeUnit.SECONDS);

        // Then
        assertThat(end.reason()).isEqualTo("twiml-hangup");
        assertThat(phone.endedBecause).isEqualTo("twiml-hangup");
        assertThat(events(call, CarrierEvent.VerbStarted.class))
                .extracting(CarrierEvent.VerbStarted::verb)
                .containsExactly("Say", "Play", "Pause", "Redirect", "Play", "Hangup");
        assertThat(phone.soundingFrames.get()).isGreaterThan(10);
        assertThat(ours.posted).allMatch(OurSide.Posted::signed);
        assertThat(ours.postedTo("/twilio/voice")).singleElement().satisfies(p -> assertThat(p.form())
                .containsEntry("CallSid", call.sid())
                .containsEntry("From", "+14155550100")
                .containsEntry("StirVerstat", "TN-Validation-Passed-A")
                .containsEntry("CallStatus", "ringing"));
        assertThat(ours.postedTo("/twilio/call-status")).extracting(p -> p.form().get("SequenceNumber") + p.form().get("CallStatus"))
                .containsExactly("0initiated", "1ringing", "2in-progress", "3completed");
        assertThat(ours.postedTo("/twilio/call-status").getLast().form()).containsKeys("CallDuration", "Duration", "Timestamp");
    }

    @Test
    void aStreamCarriesBothVoicesAtRealTimeAndReturnsMarksWhenHeard() throws Exception {
        // Given: a bridge that answers start with half a second of tone and a mark, and closes when the mark is back
        ours.twiml("/twilio/voice", CONNECT);
        ours.twiml("/twilio/connect-ended", "<Hangup/>");
        ours.bridge = (socket, text) -> {
            if (text.contains("\"event\":\"start\"")) {
                String sid = text.replaceAll(".*\"streamSid\":\"(MZ[0-9a-f]+)\".*", "$1");
                byte[] tone = new byte[4000];
                Arrays.fill(tone, (byte) 0x90);
                socket.writeTextMessage("{\"event\":\"media\",\"streamSid\":\"" + sid + "\",\"media\":{\"payload\":\""
                        + Base64.getEncoder().encodeToString(tone) + "\"}}");
                socket.writeTextMessage("{\"event\":\"mark\",\"streamSid\":\"" + sid + "\",\"mark\":{\"name\":\"m\"}}");
            } else if (text.contains("\"event\":\"mark\"")) {
                socket.close();
            }
        };

        // When
        CarrierCall call = carrier.dial(DialRequest.of("+14155550100", "+18005551234"), phone);
        call.ended().get(20, TimeUnit.SECONDS);

        // Then
        assertThat(ours.handshakeSigned).isTrue();
        assertThat(ours.received.get(1)).contains("\"customParameters\":{\"token\":\"t1\"}", "\"callSid\":\"" + call.sid() + "\"");
        assertThat(phone.soundingFrames.get()).isEqualTo(25);
        CarrierEvent.MarkReceived received = events(call, CarrierEvent.MarkReceived.class).getFirst();
        CarrierEvent.MarkReturned returned = events(call, CarrierEvent.MarkReturned.class).getFirst();
        assertThat(Duration.ofNanos(returned.atNanos() - received.atNanos())).isBetween(Duration.ofMillis(300), Duration.ofMillis(2000));
        assertThat(events(call, CarrierEvent.StreamEnded.class).getFirst().reason()).isEqualTo("closed-by-server");
        assertThat(ours.postedTo("/twilio/connect-ended")).singleElement().satisfies(p -> assertThat(p.form()).containsKey("StreamSid"));
        assertThat(ours.postedTo("/twilio/stream-status")).extracting(p -> p.form().get("StreamEvent"))
                .containsExactly("stream-started", "stream-stopped");
    }

    @Test
    void framesAreTwentyMillisecondsApartWithoutDrift() throws Exception {
        // Given
        ours.twiml("/twilio/voice", CONNECT);
        CarrierCall call = carrier.dial(DialRequest.of("+14155550100", "+18005551234"), phone);

        // When
        await().atMost(Duration.ofSeconds(10)).until(() -> ours.received.size() > 102);
        call.hangUp();
        call.ended().get(10, TimeUnit.SECONDS);

        // Then
        assertThat((phone.lastFrameAt - phone.firstFrameAt) / 20_000_000.0).isEqualTo(phone.frames.get() - 1);
        JsonNode hundredth = json(ours.received.get(101));
        assertThat(hundredth.at("/media/timestamp").textValue()).isEqualTo("1980");
        assertThat(hundredth.at("/media/payload").textValue()).hasSize(216).startsWith("////");
    }

    @Test
    void hangingUpSendsStopAndCloses() throws Exception {
        // Given
        ours.twiml("/twilio/voice", CONNECT);
        CarrierCall call = carrier.dial(DialRequest.of("+14155550100", "+18005551234"), phone);
        await().until(() -> ours.received.size() > 5);

        // When
        call.hangUp();

        // Then
        assertThat(call.ended().get(10, TimeUnit.SECONDS).reason()).isEqualTo("caller-hung-up");
        await().until(() -> ours.closeCode != null);
        assertThat(ours.received.getLast()).contains("\"event\":\"stop\"");
        assertThat(ours.closeCode).isEqualTo((short) 1000);
        assertThat(ours.postedTo("/twilio/connect-ended")).isEmpty();
    }

    @Test
    void framesLostOnTheLineAreMissing() {
        // Given
        ours.twiml("/twilio/voice", CONNECT);
        LineConditions lossy = new LineConditions(0.5, Duration.ZERO, LineConditions.NO_NOISE);

        // When
        carrier.dial(DialRequest.of("+14155550100", "+18005551234").withConditions(lossy), phone);
        await().until(() -> ours.received.size() > 30);

        // Then
        List<JsonNode> media = ours.received.stream().map(LabCarrierTest::json).filter(m -> m.has("media")).toList();
        long last = media.getLast().at("/media/timestamp").asLong();
        assertThat(media.size()).isBetween((int) (last / 20 * 0.25), (int) (last / 20 * 0.75));
        assertThat(media).extracting(m -> m.at("/media/chunk").asInt()).isSorted();
    }

    @Test
    void keysReachTheMenuAndItsAnswerIsFollowed() throws Exception {
        // Given
        ours.twiml("/twilio/voice", "<Gather numDigits=\"1\" action=\"/twilio/menu\"><Say>Press one for billing and so on and on</Say></Gather><Hangup/>");
        ours.answers.put("/twilio/menu", form -> Reply.text(200, "<Response><Say>" + form.get("Digits") + "</Say></Response>"));

        // When
        CarrierCall call = carrier.dial(DialRequest.of("+14155550100", "+18005551234"), phone);
        call.press("w2");

        // Then
        assertThat(call.ended().get(10, TimeUnit.SECONDS).reason()).isEqualTo("twiml-finished");
        assertThat(events(call, CarrierEvent.Spoken.class).getLast().text()).isEqualTo("2");
        assertThatThrownBy(() -> call.press("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailingWebhookEndsWithAnApologyAndAFallbackIsAskedFirst() throws Exception {
        // Given
        ours.answers.put("/twilio/voice", form -> Reply.text(500, "boom"));
        CarrierNumber withFallback = new CarrierNumber("+18005551299", OurSide.PUBLIC + "/broken", OurSide.PUBLIC + "/fallback", "");
        ours.twiml("/broken", "<Sing/>");
        ours.twiml("/fallback", "<Hangup/>");
        try (LabCarrier other = LabCarrier.start(ours.config().withNumbers(List.of(withFallback)), new ToneVoice())) {

            // When
            CarrierCall failed = carrier.dial(DialRequest.of("+14155550100", "+18005551234"), phone);
            CarrierCall saved = other.dial(DialRequest.of("+14155550100", "+18005551299"), new QuietPhone());

            // Then
            assertThat(failed.ended().get(10, TimeUnit.SECONDS).reason()).isEqualTo("application-error");
            assertThat(events(failed, CarrierEvent.Spoken.class).getFirst().text()).contains("application error");
            assertThat(events(failed, CarrierEvent.ErrorRecorded.class).getFirst().code()).isEqualTo(11200);
            assertThat(saved.ended().get(10, TimeUnit.SECONDS).reason()).isEqualTo("twiml-hangup");
            assertThat(ours.postedTo("/fallback").getFirst().form()).containsEntry("ErrorCode", "12100");
        }
    }

    @Test
    void theCarrierMisbehavesAsTold() throws Exception {
        // Given
        ours.twiml("/twilio/voice", "<Pause length=\"1\"/>");
        DialRequest request = new DialRequest(DialRequest.WITHHELD, "+18005551234", null, LineConditions.CLEAR);

        // When
        carrier.dial(request.withFaults(CarrierFaults.NONE.withWrongSignature()), phone).ended().get(10, TimeUnit.SECONDS);
        boolean anySigned = ours.posted.stream().anyMatch(OurSide.Posted::signed);
        ours.posted.clear();
        carrier.dial(request.withFaults(CarrierFaults.NONE.withRepeatedWebhooks().withReorderedStatus()), phone)
                .ended()
                .get(10, TimeUnit.SECONDS);

        // Then
        assertThat(anySigned).isFalse();
        assertThat(ours.postedTo("/twilio/voice")).hasSize(2).allSatisfy(p -> assertThat(p.form())
                .containsEntry("From", "anonymous")
                .doesNotContainKey("StirVerstat"));
        assertThat(ours.postedTo("/twilio/call-status")).extracting(p -> p.form().get("SequenceNumber")).containsExactly("1", "0", "3", "2");
    }

    @Test
    void aRejectedCallIsNeverAnswered() throws Exception {
        // Given
        ours.twiml("/twilio/voice", "<Reject reason=\"busy\"/>");

        // When
        CarrierCall call = carrier.dial(DialRequest.of("+14155550100", "+18005551234"), phone);

        // Then
        assertThat(call.ended().get(10, TimeUnit.SECONDS)).isEqualTo(new CallEnd("busy", "rejected", Duration.ZERO));
        assertThat(events(call, CarrierEvent.Answered.class)).isEmpty();
    }

    private static <T extends CarrierEvent> List<T> events(CarrierCall call, Class<T> type) {
        return call.timeline().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }
}

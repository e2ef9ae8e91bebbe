package io.trunkline.lab.carrier.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.carrier.stream.SocketOutcome;
import io.trunkline.lab.carrier.twiml.Verb;
import io.trunkline.lab.carrier.verb.VerbRun.Cause;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectRunTest {

    private final ScriptedLeg leg = new ScriptedLeg();

    @Test
    void theStreamBeginsWithConnectedAndStartThenAFrameATick() {
        // Given
        VerbRun connect = connect("/ended");

        // When
        leg.run(connect, Duration.ofMillis(60));

        // Then
        assertThat(leg.sent).hasSize(5);
        assertThat(leg.sent.get(1)).contains("\"event\":\"start\"", "\"customParameters\":{\"callId\":\"01JD\"}");
        assertThat(leg.sent.subList(2, 5)).allMatch(text -> text.contains("\"event\":\"media\""));
        assertThat(leg.sent.get(4)).contains("\"sequenceNumber\":\"4\"", "\"chunk\":\"3\"", "\"timestamp\":\"40\"");
        assertThat(leg.callbacks).singleElement().satisfies(c -> assertThat(c).containsEntry("StreamEvent", "stream-started"));
    }

    @Test
    void aLostFrameIsMissingAndTheTimestampsGoOn() {
        // Given
        VerbRun connect = connect("/ended");
        leg.frame(connect);

        // When
        connect.tick(null, leg.ear, leg.now);
        leg.frame(connect);

        // Then
        assertThat(leg.sent).hasSize(4);
        assertThat(leg.sent.get(3)).contains("\"chunk\":\"2\"", "\"timestamp\":\"40\"", "\"sequenceNumber\":\"3\"");
    }

    @Test
    void receivedAudioIsHeardInRealTimeAndItsMarkReturnsAfterIt() {
        // Given
        VerbRun connect = connect("/ended");
        leg.frame(connect);
        leg.peer.received(media(sid(), 320));
        leg.peer.received(mark(sid(), "r1"));

        // When
        leg.frame(connect);
        boolean heard = leg.ear[0] == MuLaw.decode((byte) 0x90);
        leg.frame(connect);
        long before = returned("r1");
        leg.frame(connect);

        // Then
        assertThat(heard).isTrue();
        assertThat(before).isZero();
        assertThat(returned("r1")).isEqualTo(1);
        assertThat(leg.events(CarrierEvent.MarkReturned.class)).containsExactly(new CarrierEvent.MarkReturned(leg.now, "r1", false));
        assertThat(leg.events(CarrierEvent.PlayoutEmpty.class)).hasSize(1);
    }

    @Test
    void clearSilencesAtOnceAndReturnsTheMarksUnheard() {
        // Given
        VerbRun connect = connect("/ended");
        leg.frame(connect);
        leg.peer.received(media(sid(), 16_000));
        leg.peer.received(mark(sid(), "r1"));
        leg.peer.received(mark(sid(), "r2"));
        leg.frame(connect);

        // When
        leg.peer.received("{\"event\":\"clear\",\"streamSid\":\"" + sid() + "\"}");
        leg.frame(connect);

        // Then
        assertThat(leg.ear).containsOnly((short) 0);
        assertThat(leg.events(CarrierEvent.MarkReturned.class)).hasSize(2).allMatch(CarrierEvent.MarkReturned::cleared);
        assertThat(leg.events(CarrierEvent.Cleared.class)).singleElement().satisfies(c -> {
            assertThat(c.droppedMillis()).isEqualTo(1980);
            assertThat(c.marksReturned()).isEqualTo(2);
        });
        assertThat(returned("r1")).isEqualTo(1);
    }

    @Test
    void aMarkOnAnEmptyBufferReturnsAtOnce() {
        // Given
        VerbRun connect = connect("/ended");
        leg.frame(connect);

        // When
        leg.peer.received(mark(sid(), "now"));

        // Then
        assertThat(returned("now")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nonsense", "{\"event\":\"shout\",\"streamSid\":\"SID\"}", "{\"event\":\"media\",\"streamSid\":\"SID\",\"media\":{\"payload\":\"*\"}}"})
    void aMalformedMessageEndsTheStreamAsAnError(String text) {
        // Given
        VerbRun connect = connect("/ended");
        leg.frame(connect);

        // When
        leg.peer.received(text.replace("SID", sid()));
        Progress progress = leg.frame(connect);

        // Then
        assertThat(leg.socketClosed).isTrue();
        assertThat(leg.events(CarrierEvent.ErrorRecorded.class)).singleElement().satisfies(e -> assertThat(e.code()).isEqualTo(31924));
        assertThat(leg.callbacks).extracting(c -> c.get("StreamEvent")).contains("stream-started", "stream-error", "stream-stopped");
        assertThat(progress).isInstanceOfSatisfying(Progress.Ask.class, ask -> assertThat(ask.url()).isEqualTo("/ended"));
    }

    @ParameterizedTest
    @CsvSource({"1000,closed-by-server,0", "1001,closed-by-server,0", "1006,socket-lost,31921"})
    void theOtherSideClosingLeadsToTheNextVerb(int closeCode, String reason, int error) {
        // Given
        VerbRun connect = connect("");
        leg.frame(connect);

        // When
        leg.peer.closed(closeCode);

        // Then
        assertThat(leg.frame(connect)).isEqualTo(Progress.DONE);
        assertThat(leg.events(CarrierEvent.StreamEnded.class)).singleElement().satisfies(e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.errorCode()).isEqualTo(error);
        });
    }

    @ParameterizedTest
    @CsvSource({"false,1", "true,0"})
    void breakingOffSendsStopUnlessThatFaultIsOn(boolean neverStop, int stops) {
        // Given
        leg.faults = neverStop ? CarrierFaults.NONE.withoutStop() : CarrierFaults.NONE;
        VerbRun connect = connect("/ended");
        leg.frame(connect);

        // When
        connect.stop(Cause.CALLER_HUNG_UP, leg.now);

        // Then
        assertThat(leg.sent.stream().filter(text -> text.contains("\"event\":\"stop\""))).hasSize(stops);
        assertThat(leg.socketClosed).isTrue();
        assertThat(leg.events(CarrierEvent.StreamEnded.class)).singleElement().satisfies(e -> assertThat(e.reason())
                .isEqualTo("caller-hung-up"));
    }

    @ParameterizedTest
    @CsvSource({"https://bridge/media,31922", "ws://bridge/media,31922", "wss://bridge/media?a=1,31920"})
    void aUrlTwilioWouldNotDialIsAnError(String url, int code) {
        // Given
        VerbRun connect = Verbs.begin(new Verb.Connect("", "POST", new Verb.Stream(url, "", Map.of(), "", "POST")), leg);

        // When, Then
        assertThat(leg.frame(connect)).isEqualTo(Progress.DONE);
        assertThat(leg.events(CarrierEvent.ErrorRecorded.class)).singleElement().satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aSocketThatCannotBeOpenedLeadsOn() {
        // Given
        leg.outcome = new SocketOutcome.Failed(31920, "handshake answered 403");

        // When
        VerbRun connect = connect("");

        // Then
        assertThat(leg.frame(connect)).isEqualTo(Progress.DONE);
        assertThat(leg.callbacks).singleElement().satisfies(c -> assertThat(c).containsEntry("StreamError", "31920 handshake answered 403"));
    }

    @Test
    void theConnectionBreaksByItselfWhenThatFaultIsOn() {
        // Given
        leg.faults = CarrierFaults.NONE.withSocketLostAfter(Duration.ofMillis(100));
        VerbRun connect = connect("");

        // When
        Progress progress = leg.run(connect, Duration.ofSeconds(1));

        // Then
        assertThat(progress).isEqualTo(Progress.DONE);
        assertThat(leg.socketAborted).isTrue();
        assertThat(leg.events(CarrierEvent.StreamEnded.class)).singleElement().satisfies(e -> assertThat(e.reason()).isEqualTo("socket-lost"));
    }

    @Test
    void aKeyBecomesADtmfMessage() {
        // Given
        VerbRun connect = connect("");
        leg.frame(connect);

        // When
        connect.key('0', leg.now);

        // Then
        assertThat(leg.sent.getLast()).contains("\"event\":\"dtmf\"", "\"digit\":\"0\"");
    }

    private VerbRun connect(String action) {
        Verb.Stream stream = new Verb.Stream("wss://bridge/media", "", Map.of("callId", "01JD"), "https://gw/status", "POST");
        return Verbs.begin(new Verb.Connect(action, "POST", stream), leg);
    }

    private String sid() {
        return leg.events(CarrierEvent.StreamStarted.class).getLast().streamSid();
    }

    private long returned(String name) {
        return leg.sent.stream().filter(text -> text.contains("\"mark\":{\"name\":\"" + name + "\"}")).count();
    }

    private static String media(String sid, int bytes) {
        byte[] codes = new byte[bytes];
        Arrays.fill(codes, (byte) 0x90);
        return "{\"event\":\"media\",\"streamSid\":\"" + sid + "\",\"media\":{\"payload\":\"" + Base64.getEncoder().encodeToString(codes) + "\"}}";
    }

    private static String mark(String sid, String name) {
        return "{\"event\":\"mark\",\"streamSid\":\"" + sid + "\",\"mark\":{\"name\":\"" + name + "\"}}";
    }
}

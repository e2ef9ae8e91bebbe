package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ModelSession;
import io.trunkline.bridge.lab.RawCarrier;
import io.trunkline.contracts.event.ControlEvent.CallFaulted;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.http.PlaceCall;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peers that do what no peer should: memory stays bounded, their call ends with a reason, and the neighbour's goes on. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class AbusivePeersTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void holdsTheModelBackWhenACarrierStopsReadingAndEndsTheCall() throws IOException {
        // Given
        Talk neighbour = bench.talk();
        PlaceCall call = Bench.call(null);
        ModelSession model = bench.opened(call);
        try (RawCarrier carrier = RawCarrier.stream(bench.port(), call, bench.token(call))) {
            model.await("response.create");
            // When
            long sent = speaksForAges(model);
            // Then
            await().atMost(Duration.ofSeconds(5)).until(model::heldBack);
            hearsAndIsHeard(neighbour);
            assertThat(bench.topic().await(StreamEnded.class, call.callId()).outcome()).isEqualTo("lost");
            assertThat(bench.topic().await(CallFaulted.class, call.callId()).code()).isEqualTo("carrier_stalled");
            assertThat(carrier.drain()).as("bytes between model and carrier, the kernel's included").isLessThan(sent / 2);
        }
        assertThat(model.closedWithin(5)).isTrue();
        neighbour.end();
    }

    @Test
    void dropsTheOldestCallerAudioWhenAModelStopsReadingAndGivesTheSessionUp() throws IOException {
        // Given
        Talk neighbour = bench.talk();
        PlaceCall call = Bench.call(null);
        ModelSession model = bench.opened(call);
        try (RawCarrier carrier = RawCarrier.stream(bench.port(), call, bench.token(call))) {
            model.await("response.create");
            // it owes nothing: only that it doesn't read can be held against it
            model.says("Hello.", 20);
            double dropped = bench.count("frames.dropped", "reason", "uplink_full");
            // When
            model.stopsReading();
            carrier.media(1500, 1000);
            // Then
            await().untilAsserted(() -> assertThat(bench.count("frames.dropped", "reason", "uplink_full") - dropped).isGreaterThan(100));
            hearsAndIsHeard(neighbour);
            assertThat(bench.model().next()).as("another session goes on").isNotSameAs(model);
            assertThat(bench.count("frames.dropped", "reason", "model_stalled")).isPositive();
        }
        neighbour.end();
    }

    @Test
    void endsACallWhoseCarrierSendsTenThousandFramesAtOnce() throws IOException {
        // Given
        Talk neighbour = bench.talk();
        PlaceCall call = Bench.call(null);
        bench.opened(call);
        try (RawCarrier carrier = RawCarrier.stream(bench.port(), call, bench.token(call))) {
            // When
            try {
                carrier.media(10_000, 20);
            } catch (IOException cut) {
                assertThat(cut).hasMessageMatching("(?i).*(reset|broken pipe).*");
            }
            // Then
            hearsAndIsHeard(neighbour);
            assertThat(bench.topic().await(StreamEnded.class, call.callId()).outcome()).isEqualTo("lost");
            assertThat(bench.topic().await(CallFaulted.class, call.callId()).code()).isEqualTo("carrier_flooded");
        }
        neighbour.end();
    }

    @Test
    void givesTheSessionOfAModelUpThatFloods() {
        // Given
        Talk neighbour = bench.talk();
        Talk talk = bench.talk();
        // When
        for (int i = 0; i < 6000; i++) {
            talk.model().send("{'type':'response.output_audio_transcript.delta','event_id':'e','response_id':'r','item_id':'i" + i + "','delta':'" + "blah ".repeat(20) + "'}");
        }
        // Then
        hearsAndIsHeard(neighbour);
        assertThat(talk.model().closedWithin(5)).isTrue();
        assertThat(bench.model().next()).as("another session goes on").isNotSameAs(talk.model());
        assertThat(bench.count("frames.dropped", "reason", "model_flooded")).isPositive();
        neighbour.end();
    }

    @Test
    void refusesAGiantFrameAtItsHeaderBeforeABytesOfItIsKept() throws IOException {
        PlaceCall call = Bench.call(null);
        bench.opened(call);
        try (RawCarrier carrier = RawCarrier.stream(bench.port(), call, bench.token(call))) {
            carrier.announceFrame(1 << 30);
            assertThat(bench.topic().await(CallFaulted.class, call.callId()).code()).isEqualTo("carrier_oversize");
            assertThat(bench.topic().await(StreamEnded.class, call.callId()).outcome()).isEqualTo("lost");
        }
    }

    @Test
    void takesAStreamForLostThatFallsSilent() throws IOException {
        PlaceCall call = Bench.call(null);
        ModelSession model = bench.opened(call);
        try (RawCarrier carrier = RawCarrier.stream(bench.port(), call, bench.token(call))) {
            model.await("response.create");
            model.says("Hello?", 400);
            carrier.drain();
            assertThat(bench.topic().await(StreamEnded.class, call.callId()).outcome()).isEqualTo("lost");
            assertThat(bench.count("frames.dropped", "reason", "carrier_silent")).isPositive();
        }
    }

    /** Forty minutes of speech, far faster than it can be played. @return bytes */
    private static long speaksForAges(ModelSession model) {
        String audio = Base64.getEncoder().encodeToString(new byte[16_000]);
        String ids = "'event_id':'e','response_id':'ages','item_id':'ages','output_index':0,'content_index':0";
        model.send("{'type':'response.created','event_id':'e','response':{'id':'ages','status':'in_progress'}}");
        long bytes = 0;
        while (bytes < 24 * MEGABYTE) {
            model.send("{'type':'response.output_audio.delta'," + ids + ",'delta':'" + audio + "'}");
            bytes += audio.length();
        }
        return bytes;
    }

    private static void hearsAndIsHeard(Talk talk) {
        int heard = talk.model().audioFrames();
        talk.carrier().media(10);
        await().atMost(Duration.ofSeconds(2)).until(() -> talk.model().audioFrames() > heard);
        talk.model().says("I am still here.", 400);
        talk.carrier().await("media");
    }
}

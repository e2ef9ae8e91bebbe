package io.trunkline.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.G711;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.session.CallSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same caller heard through a call that joins frames of silence and through one that doesn't: turns begin and end at the same moments. */
class JoinedSilenceTest {

    private static final int FRAME_MS = 20;

    /** A turn's beginning or end: where in the audio, and at which of the carrier's frames it was told. */
    private record Told(String what, long audioMs, int frame) {
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void turnsBeginAndEndWhereTheyDidAndAreToldWithinAFrame(long seed) {
        // Given
        List<byte[]> caller = caller(new Random(seed));
        // When
        Listening joined = new Listening(caller, true);
        Listening plain = new Listening(caller, false);
        // Then
        assertThat(joined.messages).as("silence went in fewer messages").isLessThan(plain.messages * 85 / 100);
        assertThat(joined.told).hasSameSizeAs(plain.told).hasSizeGreaterThan(4);
        for (int i = 0; i < plain.told.size(); i++) {
            Told one = joined.told.get(i);
            Told other = plain.told.get(i);
            assertThat(one.what).isEqualTo(other.what);
            assertThat(one.audioMs).isEqualTo(other.audioMs);
            assertThat(Math.abs(one.frame - other.frame)).as("frames between %s and %s", one, other).isLessThanOrEqualTo(1);
        }
    }

    /** Turns of 0.3 to 2 s, soft and loud, with pauses of 0.1 to 3 s on a line with a faint noise. */
    private static List<byte[]> caller(Random random) {
        List<byte[]> frames = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            add(frames, 12, 40 + random.nextInt(110), random);
            add(frames, 5_000 + random.nextInt(20_000), 15 + random.nextInt(85), random);
            add(frames, 12, 5 + random.nextInt(10), random);
            add(frames, 5_000 + random.nextInt(20_000), 15 + random.nextInt(40), random);
        }
        add(frames, 12, 80, random);
        return frames;
    }

    private static void add(List<byte[]> frames, int amplitude, int count, Random random) {
        for (int frame = 0; frame < count; frame++) {
            byte[] g711 = new byte[FRAME_MS * Audio.BYTES_PER_MS];
            for (int i = 0; i < g711.length; i++) {
                double tone = Math.sin(2 * Math.PI * 180 * (frame * g711.length + i) / 8000);
                g711[i] = G711.pcmToUlaw((short) (amplitude > 100 ? amplitude * tone : random.nextInt(-amplitude, amplitude + 1)));
            }
            frames.add(g711);
        }
    }

    private static final class Listening implements Effects {

        private final Desk desk = new Desk();
        private final List<Told> told = new ArrayList<>();
        private int messages;

        Listening(List<byte[]> caller, boolean adaptive) {
            desk.open();
            desk.bytesPerMs = 8;
            desk.send("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":{\"format\":{\"type\":\"audio/pcmu\"}},"
                    + "\"output\":{\"format\":{\"type\":\"audio/pcmu\"}}}}}");
            CallSession call = new CallSession(CallConfig.of(SessionConfig.of("triage", "Desk.", "marin"), ModelProfile.REALTIME, new GreetingTexts("", ""))
                    .withAdaptiveUplink(adaptive), 0);
            call.on(new SessionCreated("s"), 0, this);
            call.on(new SessionReady(0), 0, this);
            call.on(new StreamStarted("MZ1", "CA1", Map.of()), 0, this);
            for (int frame = 0; frame < caller.size(); frame++) {
                call.on(new AudioReceived(Audio.ofG711(caller.get(frame)), 0, 0), (long) frame * FRAME_MS * 1_000_000, this);
                listen(frame);
            }
            desk.close();
        }

        private void listen(int frame) {
            while (!desk.received.isEmpty()) {
                var event = desk.received.removeFirst();
                switch (event.path("type").asText()) {
                    case "input_audio_buffer.speech_started" -> told.add(new Told("started", event.path("audio_start_ms").asLong(), frame));
                    case "input_audio_buffer.speech_stopped" -> told.add(new Told("stopped", event.path("audio_end_ms").asLong(), frame));
                    default -> { }
                }
            }
        }

        @Override
        public void model(ModelCommand command) {
            if (command instanceof AppendAudio(Audio audio)) {
                messages++;
                desk.send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + audio.text() + "\"}");
            }
        }

        @Override
        public void carrier(CarrierCommand command) {
        }

        @Override
        public void notice(CallNotice notice) {
        }
    }
}

package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.G711;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model gets of the caller's voice, and when, while frames of silence are joined. */
class AdaptiveUplinkTest {

    private static final int LINE_NOISE = 8;

    @Test
    void joinsThreeFramesAfterSixHundredMillisecondsOfSilence() {
        // Given
        Call call = new Call(true);
        // When
        call.frames(LINE_NOISE, 29);
        // Then
        assertThat(call.durations()).hasSize(29).containsOnly(20);
        // When
        call.heard.clear();
        call.frames(LINE_NOISE, 10);
        // Then
        assertThat(call.durations()).containsExactly(60, 60, 60);
        assertThat(call.heard.getFirst().audio).as("480 bytes need no padding").hasSize(480);
    }

    @Test
    void theFirstLouderFrameGoesAtOnceWithWhatWaited() {
        // Given
        Call call = new Call(true);
        call.frames(LINE_NOISE, 37);
        call.heard.clear();
        // When
        call.frames(4000, 1);
        // Then
        assertThat(call.durations()).containsExactly(40, 20);
        assertThat(call.heard).allSatisfy(message -> assertThat(message.atMs).isEqualTo(call.nowMs - 20));
        // When
        call.heard.clear();
        call.frames(LINE_NOISE, 20);
        // Then
        assertThat(call.durations()).as("words have gaps").hasSize(20).containsOnly(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 200, 400, 1000, 8000})
    void aSoftBeginningInTheLastQuarterOfAFrameIsHeard(int amplitude) {
        // Given
        Call call = new Call(true);
        call.frames(LINE_NOISE, 60);
        call.heard.clear();
        byte[] frame = noise(LINE_NOISE, 160, new Random(1));
        System.arraycopy(noise(amplitude * 2, 48, new Random(2)), 0, frame, 112, 48);
        // When
        call.frame(frame);
        // Then
        assertThat(call.heard.getLast().atMs).isEqualTo(call.nowMs - 20);
    }

    @Test
    void aNoisyLineIsLearnt() {
        // Given
        Call call = new Call(true);
        // When
        call.frames(300, 1500);
        call.heard.clear();
        call.frames(300, 30);
        // Then
        assertThat(call.durations()).containsOnly(60);
        // When
        call.heard.clear();
        call.frames(3000, 1);
        // Then
        assertThat(call.durations()).contains(20);
    }

    @Test
    void canBeTurnedOff() {
        // Given
        Call call = new Call(false);
        // When
        call.frames(LINE_NOISE, 100);
        // Then
        assertThat(call.durations()).hasSize(100).containsOnly(20);
    }

    @Test
    void whatWaitsGoesBeforeTheKeyThatCameLater() {
        // Given
        Call call = new Call(true);
        call.frames(LINE_NOISE, 37);
        call.commands.clear();
        // When
        call.session.on(new DtmfReceived('5', 0), call.now(), call);
        call.nowMs += 5000;
        call.session.on(new Tick(), call.now(), call);
        // Then
        assertThat(call.commands).hasSizeGreaterThanOrEqualTo(2);
        assertThat(call.commands.getFirst()).isInstanceOf(AppendAudio.class);
        assertThat(call.commands.get(1)).isInstanceOf(AppendContext.class);
    }

    @Test
    void whatWaitsGoesBeforeTheSessionIsClosed() {
        // Given
        Call call = new Call(true);
        call.frames(LINE_NOISE, 37);
        call.commands.clear();
        // When
        call.session.on(new HangUpRequested("test"), call.now(), call);
        // Then
        assertThat(call.commands.getFirst()).isInstanceOf(AppendAudio.class);
        assertThat(call.commands.getLast()).isInstanceOf(CloseSession.class);
    }

    @Test
    void nothingWaitsLongerThanSixtyMillisecondsEvenIfNoMoreComes() {
        // Given
        Call call = new Call(true);
        call.frames(LINE_NOISE, 37);
        call.heard.clear();
        long arrived = call.nowMs - 40;
        // When
        assertThat(call.session.audioDue()).isEqualTo((arrived + 60) * 1_000_000);
        call.nowMs = arrived + 60;
        call.session.on(new Tick(), call.now(), call);
        // Then
        assertThat(call.durations()).containsExactly(40);
        assertThat(call.session.audioDue()).isEqualTo(Long.MAX_VALUE);
    }

    @Property(tries = 300)
    void noByteIsLostRepeatedOrReorderedAndNoneIsLate(@ForAll("talks") List<Stretch> talk, @ForAll long seed) {
        // Given
        Call call = new Call(true);
        Random random = new Random(seed);
        // When
        for (Stretch stretch : talk) {
            for (int i = 0; i < stretch.frames; i++) {
                call.frame(noise(stretch.amplitude, stretch.bytes, random));
                // a frame of a few samples may be soft by chance
                if (stretch.amplitude >= 2000 && stretch.bytes >= 160) {
                    assertThat(call.session.audioDue()).as("nothing waits once the caller speaks").isEqualTo(Long.MAX_VALUE);
                }
            }
            stretch.then.accept(call);
        }
        call.nowMs = call.session.audioDue() == Long.MAX_VALUE ? call.nowMs : call.session.audioDue() / 1_000_000;
        call.session.on(new Tick(), call.now(), call);
        // Then
        assertThat(call.allHeard()).isEqualTo(call.said.toByteArray());
        int at = 0;
        for (Heard message : call.heard) {
            assertThat(message.atMs - call.arrivedMs.get(at)).as("wait of the byte at %s", at).isBetween(0L, 60L);
            at += message.audio.length;
        }
    }

    private record Stretch(int amplitude, int frames, int bytes, Consumer<Call> then) {
        @Override
        public String toString() {
            return frames + " x " + bytes + " bytes at " + amplitude;
        }
    }

    @Provide
    Arbitrary<List<Stretch>> talks() {
        Arbitrary<Consumer<Call>> events = Arbitraries.of(List.of(
                call -> { },
                call -> { },
                call -> call.session.on(new MarkPlayed("g0-1", 0), call.now(), call),
                call -> call.session.on(new DtmfReceived('4', 0), call.now(), call),
                call -> call.session.on(new Tick(), call.now(), call)));
        return Combinators.combine(Arbitraries.of(0, 4, LINE_NOISE, 60, 300, 2000, 20_000), Arbitraries.integers().between(1, 60),
                Arbitraries.of(160, 160, 160, 160, 80, 7, 240, 1000), events).as(Stretch::new).list().ofMaxSize(8);
    }

    private static byte[] noise(int amplitude, int bytes, Random random) {
        byte[] frame = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            frame[i] = G711.pcmToUlaw((short) (amplitude == 0 ? 0 : random.nextInt(-amplitude, amplitude + 1)));
        }
        return frame;
    }

    private record Heard(byte[] audio, long atMs) {
    }

    /** A call whose session is ready, with a frame every 20 ms. */
    private static final class Call implements Effects {

        private final CallSession session;
        private final List<Heard> heard = new ArrayList<>();
        private final List<ModelCommand> commands = new ArrayList<>();
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private final List<Long> arrivedMs = new ArrayList<>();
        private final Random random = new Random(7);
        private long nowMs;

        Call(boolean adaptive) {
            SessionConfig config = SessionConfig.of("triage", "Desk.", "marin");
            session = new CallSession(CallConfig.of(config, ModelProfile.REALTIME, new GreetingTexts("", "")).withAdaptiveUplink(adaptive), 0);
            session.on(new SessionCreated("s"), 0, this);
            session.on(new SessionReady(0), 0, this);
            session.on(new StreamStarted("MZ1", "CA1", Map.of()), 0, this);
        }

        long now() {
            return nowMs * 1_000_000;
        }

        void frames(int amplitude, int count) {
            for (int i = 0; i < count; i++) {
                frame(noise(amplitude, 160, random));
            }
        }

        void frame(byte[] g711) {
            said.writeBytes(g711);
            for (int i = 0; i < g711.length; i++) {
                arrivedMs.add(nowMs);
            }
            Audio audio = Audio.ofG711(g711);
            session.on(new AudioReceived(audio, 0, 0), now(), this);
            // the frame's array is another's again
            Arrays.fill(audio.base64(), (byte) 'A');
            nowMs += 20;
        }

        List<Integer> durations() {
            return heard.stream().map(message -> message.audio.length / 8).toList();
        }

        byte[] allHeard() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            heard.forEach(message -> all.writeBytes(message.audio));
            return all.toByteArray();
        }

        @Override
        public void carrier(CarrierCommand command) {
        }

        @Override
        public void model(ModelCommand command) {
            commands.add(command);
            if (command instanceof AppendAudio(Audio audio)) {
                heard.add(new Heard(audio.decoded(), nowMs));
            }
        }

        @Override
        public void notice(CallNotice notice) {
        }
    }
}

package io.trunkline.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private final CallRecording recording = new CallRecording();

    private static short[] frame(int value) {
        short[] frame = new short[160];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (i % 2 == 0 ? value : -value);
        }
        return frame;
    }

    /** Each frame is 20 ms; 'a' the agent is heard, 'c' the caller speaks, 'b' both, '.' nobody. */
    private void play(String frames) {
        for (char who : frames.toCharArray()) {
            recording.agent(frame(who == 'a' || who == 'b' ? 5000 : 0));
            if (who == 'c' || who == 'b') {
                recording.caller(frame(4000));
            }
        }
    }

    @Test
    void writesAStereoFileThatPlayersUnderstand(@TempDir Path folder) throws Exception {
        // Given
        play("a.c");
        // When
        Path file = StereoWav.write(folder.resolve("calls/x.wav"), recording);
        // Then
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(bytes.array(), 0, 4)).isEqualTo("RIFF");
        assertThat(bytes.getInt(4)).isEqualTo(bytes.capacity() - 8);
        assertThat(bytes.getShort(22)).isEqualTo((short) 2);
        assertThat(bytes.getInt(24)).isEqualTo(8000);
        assertThat(bytes.getInt(28)).isEqualTo(32000);
        assertThat(bytes.getInt(40)).isEqualTo(3 * 160 * 4);
        StereoWav.Channels read = StereoWav.read(file);
        assertThat(read.left()).isEqualTo(recording.caller());
        assertThat(read.right()).isEqualTo(recording.agent());
    }

    @Test
    void measuresFromTheCallersLastSoundToTheAgentsFirst() {
        // Given: 400 ms between the first turns, 1 s between the second ones
        play("c".repeat(50) + ".".repeat(20) + "a".repeat(50) + ".".repeat(60) + "c".repeat(50) + ".".repeat(50) + "a".repeat(20));
        // When
        List<Long> responses = Latencies.responses(recording);
        // Then
        assertThat(responses).containsExactly(400L, 1000L);
        assertThat(Latencies.percentile(responses, 0.5)).isEqualTo(400);
        assertThat(Latencies.percentile(responses, 0.95)).isEqualTo(1000);
    }

    @Test
    void measuresHowLongTheAgentGoesOnWhenInterrupted() {
        // Given: the caller speaks at 1 s, the agent stops 300 ms later
        play("a".repeat(50) + "b".repeat(15) + "c".repeat(40) + ".".repeat(50) + "a".repeat(20));
        // When
        List<Long> stops = Latencies.stops(recording, List.of(1000L));
        // Then
        assertThat(stops).containsExactly(300L);
    }

    @Test
    void anInterruptionInABreathLastsUntilTheAgentIsSilentAgain() {
        // Given: a breath of 300 ms; the caller begins in its middle, the agent says 400 ms more
        play("a".repeat(50) + ".".repeat(8) + "c".repeat(7) + "b".repeat(20) + "c".repeat(40) + ".".repeat(50) + "a".repeat(20));
        // Then
        assertThat(Latencies.stops(recording, List.of(1160L))).containsExactly(540L);
        assertThat(Latencies.stops(recording, List.of(1800L))).as("nothing more was said").containsExactly(0L);
    }

    @Test
    void tellsSpeechFromMusicAlsoWithoutAPauseBetween() {
        // Given: two seconds of speech, three of music, one of speech, on the agent's side
        play("a".repeat(300));
        SpeechWindows speech = track -> {
            float[] likely = new float[track.length / 256];
            for (int i = 0; i < likely.length; i++) {
                int ms = i * SpeechWindows.WINDOW_MS;
                likely[i] = track[0] != 0 && (ms < 2000 || ms >= 5000) ? 0.9f : 0.1f;
            }
            return likely;
        };
        // When
        List<HeardTurn> turns = new Transcriber(sound -> sound.length / 8 + " ms", speech)
                .transcribe(recording.caller(), recording.agent());
        // Then
        assertThat(turns).extracting(HeardTurn::kind).containsExactly(
                HeardTurn.Kind.SPEECH, HeardTurn.Kind.MUSIC, HeardTurn.Kind.SPEECH);
        assertThat(turns.get(1).span().millis()).isBetween(2900L, 3100L);
        assertThat(turns).allMatch(HeardTurn::agent);
    }

    @Test
    void neverGivesTheRecogniserMoreThanItTakes() {
        // Given
        play("a".repeat(2000));
        SpeechWindows speech = track -> {
            float[] likely = new float[track.length / 256];
            Arrays.fill(likely, track[0] != 0 ? 1 : 0);
            return likely;
        };
        // When
        List<HeardTurn> turns = new Transcriber(_ -> "", speech).transcribe(recording.caller(), recording.agent());
        // Then
        assertThat(turns).allMatch(turn -> turn.span().millis() <= 8_000);
        assertThat(turns.stream().mapToLong(turn -> turn.span().millis()).sum()).isBetween(39_900L, 40_100L);
    }
}

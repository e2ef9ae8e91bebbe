package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.Unobserved;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a frame leaves to the collector: fifty a second and call, and after each the owner asks for the next deadline. */
class FrameGarbageTest {

    private static final int FRAMES = 2000;
    /** Room for the event, the command and what the interpreter doesn't save: a text, a list or a pattern a frame is more. */
    private static final int BYTES_A_FRAME = 256;

    @Test
    void aFrameWhileAQuestionWaitsForItsAnswerLeavesNextToNothing() {
        // Given
        CallSession session = asked("Could you tell me the order number?");
        frames(session, 1);
        // When
        long before = allocated();
        frames(session, FRAMES);
        long garbage = allocated() - before;
        // Then
        assertThat(session.nextDeadline()).as("the silence is being timed").isLessThan(Deadline.NEVER);
        assertThat(garbage / FRAMES).as("bytes a frame").isLessThan(BYTES_A_FRAME);
    }

    private static CallSession asked(String question) {
        SessionConfig config = SessionConfig.of("triage", "Desk.", "marin");
        CallConfig plain = CallConfig.of(config, ModelProfile.REALTIME, new GreetingTexts("", "")).withAdaptiveUplink(true);
        CallSession session = new CallSession(Givens.apply("patience 600000ms 600000ms - - 600000ms 600000ms", plain), 0);
        for (String line : List.of("0ms model created", "1ms model ready", "3ms carrier start", "10ms model response r1", "20ms model audio r1 i1 400ms",
                "21ms model audio-done r1 i1", "22ms model text AGENT i1 \"" + question + "\"", "23ms model done r1", "500ms carrier mark g0-1")) {
            ScenarioLine happens = ScenarioLine.parse(line);
            if (happens.source().equals("model")) {
                session.on(happens.modelEvent(), happens.atNanos(), Unobserved.EFFECTS);
            } else {
                session.on(happens.carrierEvent(), happens.atNanos(), Unobserved.EFFECTS);
            }
        }
        return session;
    }

    private static void frames(CallSession session, int count) {
        Audio silence = Audio.ofG711(silence());
        for (int i = 0; i < count; i++) {
            session.on(new AudioReceived(silence, 0, 0), 600_000_000L + i * 20_000_000L, Unobserved.EFFECTS);
            session.nextDeadline();
        }
    }

    private static byte[] silence() {
        byte[] frame = new byte[160];
        Arrays.fill(frame, (byte) 0xff);
        return frame;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}

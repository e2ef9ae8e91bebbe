package io.trunkline.bridge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.session.CallSession;
import io.trunkline.call.session.RunningCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls are recorded only where somebody wants it, and only so much of them. */
class RecordingsTest {

    private static final CallConfig CONFIG = CallConfig.of(SessionConfig.of("triage", "Desk.", "marin"), ModelProfile.REALTIME, new GreetingTexts("Hi.", "Hi."));

    @TempDir
    Path folder;

    @Test
    void recordsNothingWithoutAFolder() {
        assertThat(new Recordings(Optional.empty(), 10, 10_000).begin("A", 1, CONFIG, 0)).isInstanceOf(CallSession.class);
    }

    @Test
    void writesOneFileACallAndNoMoreThanItMay() throws Exception {
        // Given room for one call
        Recordings recordings = new Recordings(Optional.of(folder.resolve("calls")), 1, 10_000);

        // When two are held
        RunningCall first = recordings.begin("A", 1, CONFIG, 5);
        RunningCall second = recordings.begin("B", 1, CONFIG, 5);
        first.on(new HangUpRequested("over"), 1_000_005, new Nobody());
        recordings.ended(first);
        recordings.ended(second);
        recordings.stop();

        // Then
        assertThat(second).isInstanceOf(CallSession.class);
        assertThat(folder.resolve("calls")).isDirectoryContaining("glob:**/A-1.txt");
        assertThat(Files.readAllLines(folder.resolve("calls").resolve("A-1.txt"))).startsWith("recorded 1").contains("1ms us hangup over", "  > notice finished HUNG_UP over");
        try (var files = Files.list(folder.resolve("calls"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void cutsAFileOffThatGrowsTooLong() throws Exception {
        // Given
        Recordings recordings = new Recordings(Optional.of(folder), 1, 5_000);
        RunningCall call = recordings.begin("A", 1, CONFIG, 0);

        // When
        for (int i = 0; i < 2_000; i++) {
            call.on(new Tick(), i * 1_000L, new Nobody());
        }
        recordings.ended(call);
        recordings.stop();

        // Then
        String text = Files.readString(folder.resolve("A-1.txt"));
        assertThat(text).hasSizeLessThan(5_100).endsWith("# cut off: longer than RECORD_BYTES\n");
    }

    private static final class Nobody implements Effects {

        @Override
        public void carrier(CarrierCommand command) {
            // nobody listens
        }

        @Override
        public void model(ModelCommand command) {
            // nobody listens
        }

        @Override
        public void notice(CallNotice notice) {
            // nobody listens
        }
    }
}

package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.recording.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the calls of {@code src/test/resources/calls}, written by hand or recorded from live calls; see {@link Scenario} for what their lines mean. */
class CallScenarioTest {

    private static final Path CALLS = Path.of("src/test/resources/calls");

    static Stream<String> calls() throws IOException {
        try (Stream<Path> files = Files.list(CALLS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void happensAsWritten(String name) throws IOException {
        Scenario.of(name, Files.readAllLines(CALLS.resolve(name))).play();
    }

    @Test
    void recordedCallsHoldNothingOfThoseWhoMadeThem() throws IOException {
        for (String name : (Iterable<String>) calls()::iterator) {
            List<String> lines = Files.readAllLines(CALLS.resolve(name));
            if (lines.getFirst().equals(RecordedCall.HEADER)) {
                String text = lines.stream().filter(line -> !line.contains(" carrier audio ")).map(line -> line.replaceAll("[\\d.]+ms", "")).collect(Collectors.joining("\n"));
                // what the lab's callers are called, and what they talk about
                assertThat(text).as(name).doesNotContainPattern("(?i)\\b(ann|miller|daniel|reed|fedex|march|annual)\\b")
                        .doesNotContainPattern("(?i)7492|\\b347|7892|\\+1415|555[- ]?01|@example|\\b(four|seven|nine|three) |C-1\\d{3}");
            }
        }
    }
}

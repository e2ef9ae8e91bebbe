package io.trunkline.call.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
}

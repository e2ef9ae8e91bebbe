package io.trunkline.bridge.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Voice agents and lines that only tests have. */
final class TestConfig {
    private static final Path AGENTS = Path.of("src/test/resources/agents");

    /** Puts them beside those that are shipped. */
    static void addAgents(Path agents) throws IOException {
        try (Stream<Path> files = Files.list(AGENTS)) {
            for (Path file : files.toList()) {
                Files.copy(file, agents.resolve(file.getFileName().toString()));
            }
        }
    }

    /** @param setting a line of YAML */
    static void addLine(Path lines, String number, String setting) throws IOException {
        Files.writeString(lines, """

                  - number: "%s"
                    name: acme-%s
                    company: Acme
                    agent: triage
                    %s
                """.formatted(number, number.substring(1), setting), StandardOpenOption.APPEND);
    }

    private TestConfig() {
    }
}

package io.trunkline.bridge.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Voice agents that only tests have. */
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

    private TestConfig() {
    }
}

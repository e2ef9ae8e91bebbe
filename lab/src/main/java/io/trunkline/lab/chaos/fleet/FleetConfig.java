package io.trunkline.lab.chaos.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The configuration of a fleet: what is shipped, and lines that only scenarios dial. */
final class FleetConfig {

    private static final String LINES = "/chaos/lines.yaml";

    private FleetConfig() {
    }

    /** Writes it anew. @return {@code target}, the {@code CONFIG_DIR} */
    static Path write(Path shipped, Path target) {
        try (Stream<Path> files = Files.walk(shipped); InputStream lines = FleetConfig.class.getResourceAsStream(LINES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(target.resolve("lines.yaml"), lines.readAllBytes(), StandardOpenOption.APPEND);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

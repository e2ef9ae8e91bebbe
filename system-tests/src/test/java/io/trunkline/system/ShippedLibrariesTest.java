package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which libraries of others are in what we ship, byte for byte: no version changes unseen, and the list that goes with it is true. */
class ShippedLibrariesTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String HOW = """
            libraries changed. If that is meant, look the changes up and write the lock anew:
            mvn -pl system-tests -am verify -Dtest=ShippedLibrariesTest -Dsurefire.failIfNoSpecifiedTests=false -Dlock.write=true""";

    @ParameterizedTest
    @ValueSource(strings = {"ingress-gateway", "media-bridge", "tool-service", "escalation-service"})
    void areThoseOfTheLock(String service) throws IOException {
        // Given
        Path lock = REPOSITORY.resolve(service).resolve("dependencies.lock");
        List<String> shipped = libraries(service).stream().map(jar -> sha256(jar) + "  " + jar.getFileName()).toList();
        // When
        if (Boolean.getBoolean("lock.write")) {
            Files.write(lock, shipped);
        }
        // Then
        assertThat(shipped).as(HOW).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(Files.readAllLines(lock));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress-gateway", "media-bridge", "tool-service", "escalation-service"})
    void areAllInTheBillOfMaterials(String service) throws IOException {
        // When
        JsonNode bill = new ObjectMapper().readTree(app(service).resolve("sbom.cdx.json").toFile());
        // Then
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> listed = bill.path("components").valueStream().map(ShippedLibrariesTest::jarName).collect(Collectors.toSet());
        assertThat(libraries(service)).extracting(jar -> jar.getFileName().toString()).hasSizeGreaterThan(50).allSatisfy(jar -> assertThat(listed).anyMatch(jar::startsWith));
    }

    /** As Quarkus names a library's file, without a classifier and the end. */
    private static String jarName(JsonNode component) {
        return component.path("group").asText() + "." + component.path("name").asText() + "-" + component.path("version").asText();
    }

    private static Set<Path> libraries(String service) throws IOException {
        try (Stream<Path> files = Files.walk(app(service).resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar") && !file.getFileName().toString().startsWith("io.trunkline."))
                    .collect(Collectors.toCollection(() -> new TreeSet<>((a, b) -> a.getFileName().compareTo(b.getFileName()))));
        }
    }

    private static Path app(String service) {
        return REPOSITORY.resolve(service).resolve("target/quarkus-app");
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

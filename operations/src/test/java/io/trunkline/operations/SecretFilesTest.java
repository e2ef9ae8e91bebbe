package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path mounted;

    @Test
    void aSettingTakesItsSecretFromTheFileThatIsNamed() throws IOException {
        // Given
        Path file = Files.writeString(mounted.resolve("token"), "of-the-file\n");
        // When
        SmallRyeConfig config = with(Map.of("INTERNAL_TOKEN_FILE", file.toString()));
        // Then
        assertThat(config.getValue("trunkline.internal-token", String.class)).isEqualTo("of-the-file");
    }

    @Test
    void theVariableItselfGoesFirst() throws IOException {
        Path file = Files.writeString(mounted.resolve("token"), "of-the-file");
        assertThat(with(Map.of("INTERNAL_TOKEN_FILE", file.toString(), "INTERNAL_TOKEN", "its-own")).getValue("trunkline.internal-token", String.class))
                .isEqualTo("its-own");
    }

    @Test
    void aFileThatIsNotThereIsSaidSoByTheVariablesName() {
        SecretFiles files = new SecretFiles(Map.of("CRM_TOKEN_FILE", "/nowhere/crm"));
        assertThatThrownBy(() -> files.value("CRM_TOKEN")).isInstanceOf(UncheckedIOException.class).hasMessageContaining("CRM_TOKEN_FILE");
    }

    @Test
    void noDumpOfTheConfigurationHoldsWhatIsInTheFiles() throws IOException {
        // Given
        Path file = Files.writeString(mounted.resolve("token"), "of-the-file");
        // When
        SecretFiles files = new SecretFiles(Map.of("INTERNAL_TOKEN_FILE", file.toString()));
        // Then
        assertThat(files.getProperties()).isEmpty();
        assertThat(files.toString()).doesNotContain("of-the-file");
    }

    @Test
    void everyServiceReadsThem() {
        assertThat(StreamSupport.stream(ServiceLoader.load(ConfigSource.class).spliterator(), false)).anyMatch(source -> source instanceof SecretFiles);
    }

    private static SmallRyeConfig with(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withSources(new PropertiesConfigSource(environment, "environment", 300), new SecretFiles(environment),
                new PropertiesConfigSource(Map.of("trunkline.internal-token", "${INTERNAL_TOKEN}"), "application", 250)).build();
    }
}

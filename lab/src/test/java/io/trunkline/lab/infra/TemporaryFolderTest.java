package io.trunkline.lab.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @Test
    void aCopyIsChangedAndDeletedWithoutItsSource(@TempDir Path source) throws IOException {
        // Given
        Files.createDirectories(source.resolve("agents"));
        Files.writeString(source.resolve("agents/triage.yaml"), "name: triage");
        Path copy;

        // When
        try (TemporaryFolder folder = TemporaryFolder.copyOf(source, "folder-test")) {
            copy = folder.path();
            Files.writeString(copy.resolve("agents/triage.yaml"), "name: changed");
            Files.createDirectories(copy.resolve("more/of/it"));
        }

        // Then
        assertThat(copy).doesNotExist();
        assertThat(source.resolve("agents/triage.yaml")).content().isEqualTo("name: triage");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        TemporaryFolder folder = TemporaryFolder.create("folder-test");
        folder.close();
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }
}

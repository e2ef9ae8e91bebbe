package io.trunkline.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxLibrariesTest {

  @Test
  void theLibrariesLieInAFolderThatWeDelete() {
    OnnxLibraries.runtime();
    assertThat(Path.of(System.getProperty("onnxruntime.native.path")))
        .isDirectoryContaining("glob:**" + System.mapLibraryName("onnxruntime"))
        .isDirectoryContaining("glob:**" + System.mapLibraryName("onnxruntime4j_jni"));
  }

  @ParameterizedTest
  @CsvSource({"Linux,amd64,linux-x64", "Linux,aarch64,linux-aarch64", "Mac OS X,aarch64,osx-aarch64", "Windows 11,amd64,win-x64"})
  void aPlatformIsCalledAsInTheJar(String system, String processor, String folder) {
    assertThat(OnnxLibraries.platform(system, processor)).isEqualTo(folder);
  }
}

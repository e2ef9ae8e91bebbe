package io.trunkline.speech;

import java.nio.file.Path;

/**
 * The engines and their weights, loaded on first use and shared by everybody who asks. Safe to call from any thread.
 *
 * <p>What it hands out is a handle: closing a handle releases nothing, closing the models releases all.
 */
public final class SpeechModels implements AutoCloseable {

  private final Path weights;
  private final int threads;

  private SpeechModels(Path weights, int threads) {
    this.weights = weights;
    this.threads = threads;
  }

  /**
   * Opens a folder of weights. Nothing is loaded yet and nothing fails yet.
   *
   * @param weights the folder that {@code FetchWeights} filled, see {@link #defaultWeights()}
   * @param threads threads one recognition may use; 1 where many calls share the machine
   */
  public static SpeechModels open(Path weights, int threads) {
    return new SpeechModels(weights, threads);
  }

  /** {@code TRUNKLINE_SPEECH_WEIGHTS}, or {@code ~/.cache/trunkline/speech}. */
  public static Path defaultWeights() {
    String named = System.getenv("TRUNKLINE_SPEECH_WEIGHTS");
    return named != null && !named.isBlank()
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".cache", "trunkline", "speech");
  }

  /** What can be loaded from a folder. Looks at file names only. */
  public static Availability available(Path weights) {
    throw new UnsupportedOperationException("arrives with the engines");
  }

  /**
   * The recogniser, Moonshine tiny for English.
   *
   * @throws java.io.UncheckedIOException when its weights are missing or unreadable
   */
  public SpeechRecognizer recognizer() {
    throw new UnsupportedOperationException("arrives with the engines");
  }

  /** The best voice there is: Piper's "joe"; FreeTTS (robotic, for English only) when that can't be had here. */
  public SpeechSynthesizer synthesizer() {
    throw new UnsupportedOperationException("arrives with the engines");
  }

  /**
   * A listener for one stream.
   *
   * @throws java.io.UncheckedIOException when its weights are missing or unreadable
   */
  public VoiceActivity newVoiceActivity() {
    throw new UnsupportedOperationException("arrives with the engines");
  }

  /** The embedder, bge-small for English; its weights come with the class path. */
  public SentenceEmbedder embedder() {
    throw new UnsupportedOperationException("arrives with the engines");
  }

  /** Loads everything that is available and runs it once, so that the first caller doesn't wait. Some seconds. */
  public void warmUp() {
    throw new UnsupportedOperationException("arrives with the engines");
  }

  /** Releases every engine; a call in progress is awaited. */
  @Override
  public void close() {}
}

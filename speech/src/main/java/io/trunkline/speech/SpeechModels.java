package io.trunkline.speech;

import io.trunkline.speech.engine.BgeEmbedder;
import io.trunkline.speech.engine.FreeTtsVoice;
import io.trunkline.speech.engine.MoonshineRecognizer;
import io.trunkline.speech.engine.PiperVoiceEngine;
import io.trunkline.speech.engine.RawVoice;
import io.trunkline.speech.engine.SileroActivity;
import io.trunkline.speech.engine.StyledVoice;
import io.trunkline.speech.weights.Wheel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The engines and their weights, loaded on first use and shared by everybody who asks. Safe to call from any thread.
 *
 * <p>What it hands out is a handle: closing a handle releases nothing, closing the models releases all.
 */
public final class SpeechModels implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(SpeechModels.class.getName());

  private final Path weights;
  private final OnFirstUse<MoonshineRecognizer> recognizer;
  private final OnFirstUse<PiperVoiceEngine> piper;
  private final OnFirstUse<FreeTtsVoice> freeTts = new OnFirstUse<>(FreeTtsVoice::new);
  private final OnFirstUse<SileroActivity.Network> activity;
  private final OnFirstUse<BgeEmbedder> embedder = new OnFirstUse<>(BgeEmbedder::new);

  private SpeechModels(Path weights, int threads) {
    this.weights = weights;
    this.recognizer =
        new OnFirstUse<>(() -> new MoonshineRecognizer(required(Wheel.MOONSHINE).folder(weights), threads));
    this.piper =
        new OnFirstUse<>(
            () -> new PiperVoiceEngine(required(Wheel.PIPER_JOE).file(weights, "en_US-joe-medium.onnx")));
    this.activity =
        new OnFirstUse<>(
            () -> new SileroActivity.Network(required(Wheel.SILERO).file(weights, "silero_vad.onnx")));
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
    return new Availability(
        weights,
        Wheel.MOONSHINE.present(weights),
        Wheel.PIPER_JOE.present(weights),
        Wheel.SILERO.present(weights),
        Wheel.ALL.stream().flatMap(wheel -> wheel.missing(weights).stream()).toList());
  }

  /**
   * The recogniser, Moonshine tiny for English.
   *
   * @throws UncheckedIOException when its weights are missing or unreadable
   */
  public SpeechRecognizer recognizer() {
    return new RecognizerHandle(recognizer.get());
  }

  /** The best voice there is: Piper's "joe"; FreeTTS (robotic) when that can't be had here. */
  public SpeechSynthesizer synthesizer() {
    return new StyledVoice(bestVoice(), VoiceStyle.NATURAL);
  }

  private RawVoice bestVoice() {
    if (!Wheel.PIPER_JOE.present(weights)) {
      return freeTts.get();
    }
    try {
      return piper.get();
    } catch (UncheckedIOException notOnThisMachine) {
      LOGGER.log(System.Logger.Level.WARNING, "natural voice unusable, falling back on FreeTTS", notOnThisMachine);
      return freeTts.get();
    }
  }

  /**
   * A listener for one stream.
   *
   * @throws UncheckedIOException when its weights are missing or unreadable
   */
  public VoiceActivity newVoiceActivity() {
    return activity.get().newActivity();
  }

  /** The embedder, bge-small for English; its weights come with the class path. */
  public SentenceEmbedder embedder() {
    return embedder.get();
  }

  /** Loads all four and runs each once, so that the first caller doesn't wait. Some seconds. */
  public void warmUp() {
    embedder().embed("hello");
    newVoiceActivity().speechProbability(new float[VoiceActivity.WINDOW]);
    SpeechSynthesizer.Speech hello = synthesizer().synthesize("Hello, how can I help you?", VoiceStyle.NATURAL);
    recognizer().recognize(Resampling.toFloat16k(hello.samples(), hello.sampleRateHz()), Vocabulary.OPEN);
  }

  /** Piper's own voice, for {@link Voices}. */
  RawVoice piper() {
    return piper.get();
  }

  /** FreeTTS, for {@link Voices}. */
  RawVoice freeTts() {
    return freeTts.get();
  }

  Path weights() {
    return weights;
  }

  private Wheel required(Wheel wheel) {
    List<String> missing = wheel.missing(weights);
    if (!missing.isEmpty()) {
      throw new UncheckedIOException(new IOException(available(weights).message()));
    }
    return wheel;
  }

  /** Releases every engine; a sentence or utterance in progress is awaited. */
  @Override
  public void close() {
    recognizer.ifLoaded(MoonshineRecognizer::close);
    piper.ifLoaded(PiperVoiceEngine::close);
    freeTts.ifLoaded(FreeTtsVoice::close);
    activity.ifLoaded(SileroActivity.Network::close);
  }

  private record RecognizerHandle(SpeechRecognizer shared) implements SpeechRecognizer {
    @Override
    public String recognize(float[] samples16k, Vocabulary vocabulary) {
      return shared.recognize(samples16k, vocabulary);
    }

    @Override
    public void close() {
      // the engine belongs to the models
    }
  }
}

package io.trunkline.speech.engine;

import ai.onnxruntime.OnnxTensor;
import io.trunkline.speech.VoiceActivity;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Silero at 8 kHz: one window with the end of the one before, and a state carried along. */
public final class SileroActivity implements VoiceActivity {

  /** Samples of the window before that the network wants to see again. */
  private static final int CONTEXT = 32;
  private static final int STATE = 2 * 128;

  private final Network network;
  private float[] context = new float[CONTEXT];
  private float[] state = new float[STATE];

  /** The network, shared by all streams. */
  public static final class Network implements AutoCloseable {
    private final OnnxModel model;
    private final OnnxTensor rate = OnnxModel.longs(new long[] {SAMPLE_RATE_HZ});

    /** Loads {@code silero_vad.onnx}. */
    public Network(Path file) {
      this.model = new OnnxModel(file, 1);
    }

    /** A listener for one stream; the network must outlive it. */
    public VoiceActivity newActivity() {
      return new SileroActivity(this);
    }

    @Override
    public void close() {
      model.close();
      rate.close();
    }
  }

  private SileroActivity(Network network) {
    this.network = network;
  }

  @Override
  public float speechProbability(float[] window) {
    if (window.length != WINDOW) {
      throw new IllegalArgumentException("window must hold " + WINDOW + " samples, has " + window.length);
    }
    float[] input = Arrays.copyOf(context, CONTEXT + WINDOW);
    System.arraycopy(window, 0, input, CONTEXT, WINDOW);
    try (OnnxTensor samples = OnnxModel.floats(input, 1, input.length);
        OnnxTensor before = OnnxModel.floats(state, 2, 1, 128);
        var result = network.model.run(Map.of("input", samples, "state", before, "sr", network.rate))) {
      FloatBuffer after = ((OnnxTensor) result.get(1)).getFloatBuffer();
      float[] next = new float[STATE];
      after.get(next);
      state = next;
      context = Arrays.copyOfRange(window, WINDOW - CONTEXT, WINDOW);
      return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
    }
  }

  @Override
  public void reset() {
    context = new float[CONTEXT];
    state = new float[STATE];
  }

  @Override
  public void close() {
    reset();
  }
}

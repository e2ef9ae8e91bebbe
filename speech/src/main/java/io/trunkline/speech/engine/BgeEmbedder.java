package io.trunkline.speech.engine;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.trunkline.speech.SentenceEmbedder;
import java.util.concurrent.locks.ReentrantLock;

/** bge-small for English, quantised; the weights are in the jar. */
public final class BgeEmbedder implements SentenceEmbedder {

  private final ReentrantLock turn = new ReentrantLock();
  private final BgeSmallEnV15QuantizedEmbeddingModel model;

  /** Loads it. */
  public BgeEmbedder() {
    OnnxLibraries.runtime();
    // a direct executor: sentences are short, and threads of its own would outlive us
    model = new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
  }

  @Override
  public float[] embed(String sentence) {
    turn.lock();
    try {
      return unit(model.embed(sentence.isBlank() ? "." : sentence).content().vector());
    } finally {
      turn.unlock();
    }
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float x : vector) {
      square += x * x;
    }
    float[] out = new float[vector.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (vector[i] / Math.sqrt(square));
    }
    return out;
  }
}

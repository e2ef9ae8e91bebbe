package io.trunkline.speech.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** One network in memory. Running it is safe from any thread; a failure inside of it is a bug, not an outcome. */
final class OnnxModel implements AutoCloseable {

  private static final OrtEnvironment RUNTIME = OnnxLibraries.runtime();

  private final OrtSession session;

  /** Loads; {@code threads} is how many one run may use. */
  OnnxModel(Path file, int threads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // waiting threads sleep: spinning would take the core the call itself needs
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      this.session = RUNTIME.createSession(file.toString(), options);
    } catch (OrtException unreadable) {
      throw new UncheckedIOException(new IOException("can't load " + file + ": " + unreadable.getMessage(), unreadable));
    }
  }

  OrtSession.Result run(Map<String, OnnxTensor> inputs) {
    try {
      return session.run(inputs);
    } catch (OrtException bug) {
      throw new IllegalStateException(bug);
    }
  }

  int inputs() {
    return session.getInputNames().size();
  }

  long[] inputShape(String name) {
    try {
      return ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
    } catch (OrtException bug) {
      throw new IllegalStateException(bug);
    }
  }

  static OnnxTensor floats(float[] values, long... shape) {
    try {
      return OnnxTensor.createTensor(RUNTIME, FloatBuffer.wrap(values), shape);
    } catch (OrtException bug) {
      throw new IllegalStateException(bug);
    }
  }

  static OnnxTensor longs(long[] values, long... shape) {
    try {
      return OnnxTensor.createTensor(RUNTIME, LongBuffer.wrap(values), shape);
    } catch (OrtException bug) {
      throw new IllegalStateException(bug);
    }
  }

  static OnnxTensor ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return longs(ones, 1, count);
  }

  static OnnxTensor flag(boolean value) {
    try {
      return OnnxTensor.createTensor(RUNTIME, new boolean[] {value});
    } catch (OrtException bug) {
      throw new IllegalStateException(bug);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException bug) {
      throw new IllegalStateException(bug);
    }
  }
}

package io.trunkline.speech.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Greedy decoding with the network's own cache of what it has seen: the best allowed token, until the end token. */
final class MoonshineDecoder implements AutoCloseable {

  /** Nobody speaks faster; a network that goes on is repeating itself. */
  private static final double TOKENS_PER_SECOND = 6.5;

  private static final List<String> KEY_VALUE = List.of("key", "value");

  private final OnnxModel model;
  private final TokenMask everything;
  private final int layers;
  private final long heads;
  private final long headSize;

  MoonshineDecoder(OnnxModel model, TokenMask everything) {
    this.model = model;
    this.everything = everything;
    // four caches a layer; the other four inputs are ids, encoder states, their mask and the cache switch
    this.layers = (model.inputs() - 4) / 4;
    long[] shape = model.inputShape("past_key_values.0.decoder.key");
    this.heads = shape[1];
    this.headSize = shape[3];
  }

  /**
   * What was decoded.
   *
   * @param strain how much better, in logits per token, the network liked what it was not allowed to write; 0 when it was
   *     free. Up to 0.7 when the words fit the vocabulary, 0.8 to 8 when they don't (measured)
   */
  record Decoded(List<Integer> tokens, double strain) {}

  /** Decodes one utterance from the encoder's states. */
  Decoded decode(OnnxTensor encoded, double seconds, TokenMask mask) {
    int most = (int) Math.ceil(seconds * TOKENS_PER_SECOND) + 2;
    int frames = (int) encoded.getInfo().getShape()[1];
    List<Integer> tokens = new ArrayList<>();
    OrtSession.Result first = null;
    OrtSession.Result last = null;
    try (OnnxTensor attention = OnnxModel.ones(frames);
        OnnxTensor fresh = OnnxModel.flag(false);
        OnnxTensor cached = OnnxModel.flag(true);
        OnnxTensor nothing = OnnxModel.floats(new float[0], 1, heads, 0, headSize)) {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      inputs.put("encoder_hidden_states", encoded);
      inputs.put("encoder_attention_mask", attention);
      int token = MoonshineTokens.START;
      double strain = 0;
      while (tokens.size() < most) {
        inputs.put("use_cache_branch", first == null ? fresh : cached);
        putCaches(inputs, first, last, nothing);
        OrtSession.Result result = step(inputs, token);
        if (last != first) {
          last.close();
        }
        last = result;
        first = first == null ? result : first;
        FloatBuffer scores = named(last, "logits").getFloatBuffer();
        token = mask.best(scores);
        strain += scores.get(everything.best(scores)) - scores.get(token);
        if (token == MoonshineTokens.END) {
          break;
        }
        tokens.add(token);
      }
      return new Decoded(tokens, strain / (tokens.size() + 1));
    } finally {
      close(first, last);
    }
  }

  private OrtSession.Result step(Map<String, OnnxTensor> inputs, int token) {
    try (OnnxTensor ids = OnnxModel.longs(new long[] {token}, 1, 1)) {
      inputs.put("input_ids", ids);
      return model.run(inputs);
    }
  }

  /** The encoder's caches are written by the first step only; the decoder's grow with each. */
  private void putCaches(
      Map<String, OnnxTensor> inputs, OrtSession.Result first, OrtSession.Result last, OnnxTensor nothing) {
    for (int layer = 0; layer < layers; layer++) {
      for (String part : KEY_VALUE) {
        String decoder = layer + ".decoder." + part;
        String encoder = layer + ".encoder." + part;
        inputs.put("past_key_values." + decoder, last == null ? nothing : named(last, "present." + decoder));
        inputs.put("past_key_values." + encoder, first == null ? nothing : named(first, "present." + encoder));
      }
    }
  }

  private static OnnxTensor named(OrtSession.Result result, String name) {
    return (OnnxTensor) result.get(name).orElseThrow();
  }

  private static void close(OrtSession.Result first, OrtSession.Result last) {
    if (last != null && last != first) {
      last.close();
    }
    if (first != null) {
      first.close();
    }
  }

  @Override
  public void close() {
    model.close();
  }
}

package io.trunkline.speech.engine;

import ai.onnxruntime.OnnxTensor;
import io.trunkline.speech.SpeechRecognizer;
import io.trunkline.speech.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Moonshine tiny for English: an encoder over raw samples, a decoder that writes one token at a time. */
public final class MoonshineRecognizer implements SpeechRecognizer {

  private static final int RATE = 16_000;
  private static final int SHORTEST = RATE / 20;
  /** The exported network fails on more than 9.2 s with its padding (measured). */
  private static final int LONGEST_PIECE = 8 * RATE;
  /** Silence the network likes to have around what is said. */
  private static final int LEAD = RATE / 5;
  private static final int TAIL = RATE / 4;
  /** Beyond this what was said doesn't fit the vocabulary, and forcing it in would invent an answer. */
  private static final double MOST_STRAIN = 0.75;

  private final ReentrantLock turn = new ReentrantLock();
  private final MoonshineTokens tokens;
  private final TokenMask everything;
  private final OnnxModel encoder;
  private final MoonshineDecoder decoder;
  private final Map<Vocabulary, TokenMask> masks = new ConcurrentHashMap<>();
  private boolean closed;

  /** Loads from a folder with the three files of the wheel. */
  public MoonshineRecognizer(Path folder, int threads) {
    try {
      this.tokens = MoonshineTokens.read(folder.resolve("tokenizer.bin"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    this.everything = TokenMask.only(tokens.all());
    this.encoder = new OnnxModel(folder.resolve("encoder_model.ort"), threads);
    this.decoder = new MoonshineDecoder(new OnnxModel(folder.resolve("decoder_model_merged.ort"), threads), everything);
  }

  @Override
  public String recognize(float[] samples16k, Vocabulary vocabulary) {
    if (samples16k.length < SHORTEST) {
      return "";
    }
    TokenMask allowed = masks.computeIfAbsent(vocabulary, this::mask);
    turn.lock();
    try {
      if (closed) {
        throw new IllegalStateException("recogniser is closed");
      }
      List<String> texts = new ArrayList<>();
      for (float[] piece : Pieces.of(kept(samples16k), LONGEST_PIECE)) {
        texts.add(tokens.text(decode(padded(piece), allowed)));
      }
      return String.join(" ", texts).strip();
    } finally {
      turn.unlock();
    }
  }

  private TokenMask mask(Vocabulary vocabulary) {
    return switch (vocabulary) {
      case Vocabulary.Open() -> everything;
      case Vocabulary.Restricted(String name, String pattern) -> TokenMask.only(tokens.matching(pattern));
      case Vocabulary.Hinted(String name, String pattern) -> new TokenMask(tokens.all(), tokens.matching(pattern));
    };
  }

  private List<Integer> decode(float[] samples, TokenMask allowed) {
    try (OnnxTensor input = OnnxModel.floats(samples, 1, samples.length);
        OnnxTensor mask = OnnxModel.ones(samples.length);
        var encoded = encoder.run(Map.of("input_values", input, "attention_mask", mask))) {
      OnnxTensor states = (OnnxTensor) encoded.get(0);
      double seconds = samples.length / (double) RATE;
      MoonshineDecoder.Decoded decoded = decoder.decode(states, seconds, allowed);
      return decoded.strain() > MOST_STRAIN ? decoder.decode(states, seconds, everything).tokens() : decoded.tokens();
    }
  }

  private static float[] padded(float[] samples) {
    float[] out = new float[LEAD + samples.length + TAIL];
    System.arraycopy(samples, 0, out, LEAD, samples.length);
    return out;
  }

  private static float[] kept(float[] samples) {
    return samples.length <= LONGEST_SECONDS * RATE ? samples : Arrays.copyOf(samples, LONGEST_SECONDS * RATE);
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        encoder.close();
        decoder.close();
      }
    } finally {
      turn.unlock();
    }
  }
}

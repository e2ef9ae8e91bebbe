package io.trunkline.speech.engine;

import java.nio.FloatBuffer;
import java.util.BitSet;

/**
 * What the decoder may write.
 *
 * @param allowed tokens that may come out, the end token among them
 * @param favoured tokens that are preferred where the scores lie close
 */
record TokenMask(BitSet allowed, BitSet favoured) {

  /** In logits: enough for a word that nearly won, too little for one that wasn't said. */
  private static final float FAVOUR = 2.5f;

  static TokenMask only(BitSet allowed) {
    return new TokenMask(allowed, new BitSet());
  }

  /** The best allowed token. */
  int best(FloatBuffer scores) {
    int best = MoonshineTokens.END;
    float most = scores.get(best);
    int end = Math.min(allowed.length(), scores.limit());
    for (int token = allowed.nextSetBit(0); token >= 0 && token < end; token = allowed.nextSetBit(token + 1)) {
      float score = scores.get(token) + (favoured.get(token) ? FAVOUR : 0);
      if (score > most) {
        most = score;
        best = token;
      }
    }
    return best;
  }
}

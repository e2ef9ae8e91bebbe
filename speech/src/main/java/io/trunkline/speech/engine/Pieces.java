package io.trunkline.speech.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a long utterance where it is quietest, so that no piece is longer than the network takes and no word is cut if that can be. */
final class Pieces {

  private static final int RATE = 16_000;
  private static final int QUIET = RATE / 10;
  private static final int STEP = RATE / 50;

  private Pieces() {}

  /** Pieces of at most {@code longest} samples that make up the whole. */
  static List<float[]> of(float[] samples, int longest) {
    List<float[]> pieces = new ArrayList<>();
    int from = 0;
    while (samples.length - from > longest) {
      int to = quietest(samples, from + longest / 2, from + longest);
      pieces.add(Arrays.copyOfRange(samples, from, to));
      from = to;
    }
    pieces.add(Arrays.copyOfRange(samples, from, samples.length));
    return pieces;
  }

  /** The middle of the quietest tenth of a second; the latest of equals. */
  private static int quietest(float[] samples, int from, int to) {
    int best = to;
    double least = Double.MAX_VALUE;
    for (int at = to - QUIET; at >= from; at -= STEP) {
      double energy = 0;
      for (int i = at; i < at + QUIET; i++) {
        energy += samples[i] * samples[i];
      }
      if (energy < least) {
        least = energy;
        best = at + QUIET / 2;
      }
    }
    return best;
  }
}

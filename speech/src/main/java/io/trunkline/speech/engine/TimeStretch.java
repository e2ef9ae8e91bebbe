package io.trunkline.speech.engine;

/** Makes speech longer or shorter at the same pitch, by overlapping windows where they fit best (WSOLA). */
final class TimeStretch {

  private static final int WINDOW_MS = 30;
  private static final int SEARCH_MS = 8;

  private TimeStretch() {}

  /** {@code factor} above 1 lengthens. */
  static short[] longer(short[] in, int rateHz, double factor) {
    int hop = rateHz * WINDOW_MS / 2000;
    if (Math.abs(factor - 1) < 0.005 || in.length < 4 * hop) {
      return in;
    }
    int search = rateHz * SEARCH_MS / 1000;
    float[] out = new float[(int) (in.length * factor) + 2 * hop];
    int from = 0;
    for (int to = 0; to + 2 * hop <= out.length; to += hop) {
      overlap(in, from, out, to, hop);
      int wanted = (int) ((to + hop) / factor);
      from = best(in, from + hop, wanted, search, hop);
    }
    return shorts(out, (int) (in.length * factor));
  }

  /** The place near {@code wanted} that looks most like what would have followed at {@code natural}. */
  private static int best(short[] in, int natural, int wanted, int search, int length) {
    int best = wanted;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int at = Math.max(0, wanted - search); at <= wanted + search; at += 2) {
      double score = likeness(in, natural, at, length);
      if (score > bestScore) {
        bestScore = score;
        best = at;
      }
    }
    return best;
  }

  private static double likeness(short[] in, int a, int b, int length) {
    double product = 0;
    double energy = 1;
    int n = Math.min(length, in.length - Math.max(a, b));
    for (int i = 0; i < n; i += 2) {
      product += in[a + i] * (double) in[b + i];
      energy += in[b + i] * (double) in[b + i];
    }
    return product / Math.sqrt(energy);
  }

  /** Adds one Hann window of twice the hop; two neighbours sum to one. */
  private static void overlap(short[] in, int from, float[] out, int to, int hop) {
    int n = Math.min(2 * hop, in.length - from);
    for (int i = 0; i < n; i++) {
      boolean veryFirst = to == 0 && i < hop;
      double weight = veryFirst ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * i / hop);
      out[to + i] += (float) (in[from + i] * weight);
    }
  }

  private static short[] shorts(float[] samples, int length) {
    short[] out = new short[length];
    for (int i = 0; i < length; i++) {
      out[i] = (short) Math.clamp(Math.round(samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return out;
  }
}

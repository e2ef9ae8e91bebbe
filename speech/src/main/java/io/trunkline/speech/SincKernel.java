package io.trunkline.speech;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Kaiser-windowed sinc cut into one row of taps per output phase. The ratio is reduced to {@code up}/{@code down}; an output
 * sample n lies at input position n * down / up.
 */
final class SincKernel {

  private static final int ZERO_CROSSINGS = 16;
  /** Stop band about -80 dB. */
  private static final double BETA = 8;
  /** Share of the narrower band that is kept; the rest is the filter's slope. */
  private static final double PASS = 0.94;
  private static final Map<Long, SincKernel> KNOWN = new ConcurrentHashMap<>();

  private final int up;
  private final int down;
  private final int half;
  private final float[][] phases;

  static SincKernel between(int fromHz, int toHz) {
    if (fromHz <= 0 || toHz <= 0) {
      throw new IllegalArgumentException("rates must be positive: " + fromHz + " to " + toHz);
    }
    int divisor = gcd(fromHz, toHz);
    int up = toHz / divisor;
    int down = fromHz / divisor;
    return KNOWN.computeIfAbsent(((long) up << 32) | down, key -> new SincKernel(up, down));
  }

  private SincKernel(int up, int down) {
    this.up = up;
    this.down = down;
    double cutoff = PASS * Math.min(1, up / (double) down);
    this.half = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    this.phases = new float[up][];
    for (int p = 0; p < up; p++) {
      phases[p] = row(p / (double) up, cutoff);
    }
  }

  /** Tap k weighs input sample floor(position) - half + 1 + k. Each row sums to 1, so a constant stays constant. */
  private float[] row(double fraction, double cutoff) {
    double[] taps = new double[2 * half];
    double sum = 0;
    for (int k = 0; k < taps.length; k++) {
      double t = fraction - (k - half + 1);
      taps[k] = sinc(t * cutoff) * kaiser(t / half);
      sum += taps[k];
    }
    float[] row = new float[taps.length];
    for (int k = 0; k < taps.length; k++) {
      row[k] = (float) (taps[k] / sum);
    }
    return row;
  }

  int up() {
    return up;
  }

  int down() {
    return down;
  }

  /** Input samples needed on each side of a position. */
  int half() {
    return half;
  }

  /** The sound at input position {@code scaled / up}; outside of the first {@code length} samples there is silence. */
  float at(float[] samples, int length, long scaled) {
    float[] row = phases[(int) (scaled % up)];
    int first = (int) (scaled / up) - half + 1;
    float sum = 0;
    int end = Math.min(row.length, length - first);
    for (int k = Math.max(0, -first); k < end; k++) {
      sum += row[k] * samples[first + k];
    }
    return sum;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /** Modified Bessel function of the first kind, order zero, by its series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > sum * 1e-12; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}

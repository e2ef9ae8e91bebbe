package io.trunkline.call.audio;

/**
 * Changes the sample rate of one stream by a whole factor, 8 kHz to 16 or 24 and back: a windowed-sinc low-pass at the lower rate's edge of 3.4 kHz speech,
 * taken apart into one short filter a phase. Keeps the end of what came before, so that pieces of any length join without a click. Not thread-safe.
 */
public final class RateChange {

    /** Samples of the lower rate that each output sample is made from. */
    private static final int SPAN = 16;
    /** Cut-off as a share of the lower rate's half: room for the filter's slope below the edge. */
    private static final double CUTOFF = 0.92;
    /** Kaiser window, about 60 dB down. */
    private static final double BETA = 5.65;

    private final int factor;
    private final boolean up;
    private final float[] taps;
    private float[] line;
    private int kept;
    /** Down: samples of the line before the next output. */
    private int skip;

    private RateChange(int factor, boolean up) {
        this.factor = factor;
        this.up = up;
        this.taps = taps(factor, up ? factor : 1);
        this.kept = up ? SPAN - 1 : taps.length - 1;
        this.line = new float[kept];
    }

    /** From a rate to {@code factor} times as much; {@code factor} 1 changes nothing. */
    public static RateChange up(int factor) {
        return new RateChange(factor, true);
    }

    /** From a rate to the {@code factor}-th part of it. */
    public static RateChange down(int factor) {
        return new RateChange(factor, false);
    }

    /** The next piece of the stream, in a new array. */
    public short[] change(short[] samples) {
        if (factor == 1) {
            return samples;
        }
        take(samples);
        return up ? raise(samples.length) : lower(samples.length);
    }

    private void take(short[] samples) {
        float[] next = line.length >= kept + samples.length ? line : new float[kept + samples.length];
        System.arraycopy(line, 0, next, 0, kept);
        for (int i = 0; i < samples.length; i++) {
            next[kept + i] = samples[i];
        }
        line = next;
    }

    private short[] raise(int count) {
        short[] out = new short[count * factor];
        for (int i = 0; i < count; i++) {
            for (int phase = 0; phase < factor; phase++) {
                float sum = 0;
                for (int k = 0; k < SPAN; k++) {
                    sum += taps[phase + k * factor] * line[i + SPAN - 1 - k];
                }
                out[i * factor + phase] = clip(sum);
            }
        }
        System.arraycopy(line, count, line, 0, kept);
        return out;
    }

    private short[] lower(int count) {
        int outputs = skip >= count ? 0 : (count - skip + factor - 1) / factor;
        short[] out = new short[outputs];
        int at = skip;
        for (int o = 0; o < outputs; o++, at += factor) {
            float sum = 0;
            for (int k = 0; k < taps.length; k++) {
                sum += taps[k] * line[at + taps.length - 1 - k];
            }
            out[o] = clip(sum);
        }
        skip = at - count;
        System.arraycopy(line, count, line, 0, kept);
        return out;
    }

    private static short clip(float sample) {
        return (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static float[] taps(int factor, double gain) {
        int length = SPAN * factor;
        double[] shape = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double x = i - (length - 1) / 2.0;
            double sinc = x == 0 ? 1 : Math.sin(Math.PI * CUTOFF * x / factor) / (Math.PI * CUTOFF * x / factor);
            double r = 2 * x / (length - 1);
            shape[i] = sinc * bessel(BETA * Math.sqrt(Math.max(0, 1 - r * r))) / bessel(BETA);
            sum += shape[i];
        }
        float[] taps = new float[length];
        for (int i = 0; i < length; i++) {
            taps[i] = (float) (shape[i] / sum * gain);
        }
        return taps;
    }

    /** Modified Bessel function of the first kind, order 0, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}

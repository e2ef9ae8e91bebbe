package io.trunkline.lab.audio;

import java.util.HashMap;
import java.util.Map;

/** Sounds a telephone network makes, as linear samples at 8 kHz. */
public final class Tones {

    /** Samples in a second. */
    public static final int RATE = 8000;

    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String[] KEYS = {"123A", "456B", "789C", "*0#D"};

    // an unhurried waltz in C, so that nobody mistakes it for speech or for silence: notes in Hz, a third of a second each
    private static final double[] MELODY = {
        261.63, 329.63, 392.00, 523.25, 392.00, 329.63, 293.66, 349.23, 440.00, 587.33, 440.00, 349.23,
        246.94, 293.66, 392.00, 493.88, 392.00, 293.66, 261.63, 329.63, 392.00, 329.63, 293.66, 261.63
    };

    private static final Map<Character, double[]> DTMF = dtmfPairs();

    private Tones() {}

    /** Silence of that many milliseconds. */
    public static short[] silence(int millis) {
        return new short[samples(millis)];
    }

    /** A sine, faded in and out over 5 ms so that it doesn't click. {@code amplitude} up to 32767. */
    public static short[] sine(double hertz, int millis, double amplitude) {
        return sum(new double[] {hertz}, millis, amplitude);
    }

    /** The two tones of a key; silence for {@code w} (half a second) and {@code W} (a second). */
    public static short[] key(char key, int millis) {
        return switch (key) {
            case 'w' -> silence(500);
            case 'W' -> silence(1000);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'A', 'B', 'C', 'D' -> sum(DTMF.get(key), millis, 6000);
            default -> throw new IllegalArgumentException("no such key: " + key);
        };
    }

    /** What a caller hears while the other end rings: 440 and 480 Hz, two seconds on, four off. */
    public static short[] ringback() {
        return concat(sum(new double[] {440, 480}, 2000, 5000), silence(4000));
    }

    /** What a caller hears when the other end is busy: 480 and 620 Hz, half a second on and off, three times. */
    public static short[] busy() {
        short[] once = concat(sum(new double[] {480, 620}, 500, 5000), silence(500));
        return concat(once, once, once);
    }

    /** Hold music: eight seconds of melody with an octave below it, to be repeated. */
    public static short[] holdMusic() {
        short[][] notes = new short[MELODY.length][];
        for (int i = 0; i < MELODY.length; i++) {
            notes[i] = sum(new double[] {MELODY[i], MELODY[i] / 2}, 1000 / 3, 5000);
        }
        return concat(notes);
    }

    /** One piece after the other. */
    public static short[] concat(short[]... pieces) {
        int length = 0;
        for (short[] piece : pieces) {
            length += piece.length;
        }
        short[] all = new short[length];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private static short[] sum(double[] frequencies, int millis, double amplitude) {
        short[] samples = new short[samples(millis)];
        int fade = RATE / 200;
        for (int i = 0; i < samples.length; i++) {
            double value = 0;
            for (double hertz : frequencies) {
                value += Math.sin(2 * Math.PI * hertz * i / RATE);
            }
            double edge = Math.min(1.0, Math.min(i, samples.length - 1 - i) / (double) fade);
            samples[i] = (short) Math.round(value / frequencies.length * amplitude * edge);
        }
        return samples;
    }

    private static int samples(int millis) {
        return millis * RATE / 1000;
    }

    private static Map<Character, double[]> dtmfPairs() {
        Map<Character, double[]> pairs = new HashMap<>();
        for (int row = 0; row < ROWS.length; row++) {
            for (int column = 0; column < COLUMNS.length; column++) {
                pairs.put(KEYS[row].charAt(column), new double[] {ROWS[row], COLUMNS[column]});
            }
        }
        return Map.copyOf(pairs);
    }
}

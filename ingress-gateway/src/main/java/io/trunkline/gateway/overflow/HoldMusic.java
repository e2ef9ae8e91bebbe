package io.trunkline.gateway.overflow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A short quiet piece for callers who hold, where the line names none: broken chords, made of sines. A WAVE file of G.711 mu-law, 8 kHz, mono. Pure. */
public final class HoldMusic {
    static final Duration LENGTH = Duration.ofSeconds(16);
    private static final int RATE = 8_000;
    private static final int HEADER = 44;
    private static final int FORMAT_MU_LAW = 7;
    private static final double NOTE_SECONDS = 0.5;
    /** About -22 dBFS: under the words before it. */
    private static final double LOUDNESS = 2_600;
    /** C, A minor, F, G: two bars each of four notes, Hz. */
    private static final double[] NOTES = {261.6, 329.6, 392.0, 523.3, 392.0, 329.6, 392.0, 329.6, 220.0, 261.6, 329.6, 440.0, 329.6, 261.6, 329.6, 261.6,
        174.6, 220.0, 261.6, 349.2, 261.6, 220.0, 261.6, 220.0, 196.0, 246.9, 293.7, 392.0, 293.7, 246.9, 293.7, 246.9};

    /** @return the whole file */
    public static byte[] wave() {
        int samples = Math.toIntExact(LENGTH.toSeconds() * RATE);
        ByteBuffer file = ByteBuffer.allocate(HEADER + samples).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER - 8 + samples).put(ascii("WAVEfmt ")).putInt(16).putShort((short) FORMAT_MU_LAW).putShort((short) 1)
                .putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(samples);
        for (int i = 0; i < samples; i++) {
            file.put(muLaw(sample(i / (double) RATE)));
        }
        return file.array();
    }

    /** Each note rings on under the next. */
    private static int sample(double second) {
        int note = (int) (second / NOTE_SECONDS);
        double sum = 0;
        for (int back = 0; back < 3; back++) {
            double age = second - (note - back) * NOTE_SECONDS;
            double envelope = Math.min(1, age / 0.02) * Math.exp(-2.2 * age);
            sum += envelope * Math.sin(2 * Math.PI * NOTES[Math.floorMod(note - back, NOTES.length)] * age);
        }
        return (int) (LOUDNESS * sum);
    }

    /** ITU-T G.711, mu-law, from 16 bits. */
    private static byte muLaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        return (byte) ~(sign | exponent << 4 | magnitude >> exponent + 3 & 0x0F);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private HoldMusic() {
    }
}

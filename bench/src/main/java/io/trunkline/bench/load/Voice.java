package io.trunkline.bench.load;

import java.util.Arrays;
import java.util.Random;

/**
 * 20 ms frames of µ-law behind a stamp: what is silent, and what is voiced, in some variants drawn once. Silence has a line's faint
 * noise, speech a level that differs from frame to frame, so that whoever measures energy has something to measure.
 */
public final class Voice {
    public static final int FRAME = 160;
    /** Characters of a frame in base64, padding included. */
    public static final int CHARACTERS = 216;
    /** Bytes a millisecond. */
    public static final int RATE = 8;

    private static final int VARIANTS = 8;
    private static final byte[][][] AUDIO = new byte[4][VARIANTS][];
    private static final byte[][][] TEXT = new byte[4][VARIANTS][];

    static {
        Random random = new Random(4);
        for (int variant = 0; variant < VARIANTS; variant++) {
            byte[] silence = silence(random);
            byte[] talk = talk(random);
            AUDIO[Stamp.SILENCE][variant] = silence;
            AUDIO[Stamp.TALK][variant] = talk;
            AUDIO[Stamp.SPEECH][variant] = talk(random);
            AUDIO[Stamp.LATE][variant] = AUDIO[Stamp.SPEECH][variant];
            for (int kind = 0; kind < TEXT.length; kind++) {
                TEXT[kind][variant] = Stamp.base64(AUDIO[kind][variant]);
            }
        }
    }

    private static byte[] silence(Random random) {
        byte[] frame = new byte[FRAME];
        for (int i = 0; i < FRAME; i++) {
            // plus and minus nothing, and now and then the smallest step
            frame[i] = (byte) (random.nextInt(8) == 0 ? 0xFE : random.nextBoolean() ? 0xFF : 0x7F);
        }
        return frame;
    }

    /** A voiced sound: 120 to 260 Hz with some overtones, 6,000 to 14,000 of 32,635. */
    private static byte[] talk(Random random) {
        byte[] frame = new byte[FRAME];
        double pitch = 120 + random.nextInt(140);
        double level = 6000 + random.nextInt(8000);
        for (int i = 0; i < FRAME; i++) {
            double angle = 2 * Math.PI * pitch * i / 8000;
            frame[i] = ulaw((int) (level * (0.6 * Math.sin(angle) + 0.3 * Math.sin(2.02 * angle) + 0.1 * Math.sin(5.1 * angle))));
        }
        return frame;
    }

    /** G.711 µ-law of a 16-bit sample. */
    static byte ulaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
        int exponent = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(magnitude) - 7;
        return (byte) ~(sign | exponent << 4 | magnitude >>> exponent + 3 & 0xF);
    }

    /** Writes a frame's base64 text. */
    static void writeText(long stamp, byte[] into, int at, byte[] scratch) {
        byte[] text = TEXT[Stamp.kind(stamp)][variant(stamp)];
        System.arraycopy(text, Stamp.CHARACTERS, into, at + Stamp.CHARACTERS, CHARACTERS - Stamp.CHARACTERS);
        Stamp.writeText(stamp, into, at, scratch);
    }

    /** Writes a frame's µ-law. */
    static void write(long stamp, byte[] into, int at) {
        System.arraycopy(AUDIO[Stamp.kind(stamp)][variant(stamp)], 0, into, at, FRAME);
        Stamp.write(stamp, into, at);
    }

    /** Reads one frame's base64 text. @return its stamp, {@link Stamp#NONE} if anything of it isn't as it was written */
    static long readText(byte[] from, int at, byte[] scratch) {
        long stamp = Stamp.readText(from, at, scratch);
        if (stamp == Stamp.NONE || Stamp.kind(stamp) > Stamp.LATE) {
            return Stamp.NONE;
        }
        byte[] text = TEXT[Stamp.kind(stamp)][variant(stamp)];
        boolean same = Arrays.equals(text, Stamp.CHARACTERS, CHARACTERS, from, at + Stamp.CHARACTERS, at + CHARACTERS);
        return same ? stamp : Stamp.NONE;
    }

    /** Reads one frame's µ-law, like {@link #readText}. */
    static long read(byte[] from, int at) {
        long stamp = Stamp.read(from, at);
        if (stamp == Stamp.NONE || Stamp.kind(stamp) > Stamp.LATE) {
            return Stamp.NONE;
        }
        byte[] audio = AUDIO[Stamp.kind(stamp)][variant(stamp)];
        return Arrays.equals(audio, Stamp.BYTES, FRAME, from, at + Stamp.BYTES, at + FRAME) ? stamp : Stamp.NONE;
    }

    private static int variant(long stamp) {
        return Stamp.number(stamp) % VARIANTS;
    }

    private Voice() {
    }
}

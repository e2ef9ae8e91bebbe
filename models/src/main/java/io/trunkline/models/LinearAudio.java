package io.trunkline.models;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.G711;
import io.trunkline.call.audio.RateChange;

/** One direction of a session's audio between µ-law 8 kHz and 16-bit little-endian samples at a multiple of that rate. Not thread-safe. */
public final class LinearAudio {

    private final RateChange rate;
    /** A sample that was split between two messages. */
    private int half = -1;

    private LinearAudio(RateChange rate) {
        this.rate = rate;
    }

    /** To {@code times} 8 kHz. */
    public static LinearAudio up(int times) {
        return new LinearAudio(RateChange.up(times));
    }

    /** From {@code times} 8 kHz. */
    public static LinearAudio down(int times) {
        return new LinearAudio(RateChange.down(times));
    }

    /** Samples as bytes, little-endian. */
    public byte[] toLinear(Audio ulaw) {
        byte[] codes = ulaw.decoded();
        short[] samples = new short[codes.length];
        G711.ulawToPcm(codes, 0, codes.length, samples);
        short[] changed = rate.change(samples);
        byte[] bytes = new byte[changed.length * 2];
        for (int i = 0; i < changed.length; i++) {
            bytes[2 * i] = (byte) changed[i];
            bytes[2 * i + 1] = (byte) (changed[i] >> 8);
        }
        return bytes;
    }

    /** An odd byte waits for its other half in the next message. */
    public Audio toUlaw(byte[] linear) {
        int first = half >= 0 ? 1 : 0;
        int count = (linear.length + first) / 2;
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            int low = 2 * i - first < 0 ? half : linear[2 * i - first] & 0xFF;
            samples[i] = (short) (low | linear[2 * i + 1 - first] << 8);
        }
        half = (linear.length + first) % 2 == 1 ? linear.length == 0 ? half : linear[linear.length - 1] & 0xFF : -1;
        short[] changed = rate.change(samples);
        byte[] codes = new byte[changed.length];
        G711.pcmToUlaw(changed, 0, changed.length, codes);
        return Audio.ofG711(codes);
    }
}

package io.trunkline.realtime.voice;

import io.trunkline.realtime.audio.WireFormat;

import java.util.Arrays;

/**
 * A sentence as audio.
 *
 * @param audio       in {@code format}; not copied, so don't change it
 * @param lastSoundMs where its last audible sample lies; what follows is silence
 */
public record Sound(byte[] audio, WireFormat format, int lastSoundMs) {

    /** About -36 dB below full scale: breath and room lie under it. */
    private static final int AUDIBLE = 500;

    static Sound of(short[] samples, WireFormat format) {
        int last = samples.length;
        while (last > 0 && Math.abs(samples[last - 1]) < AUDIBLE) {
            last--;
        }
        return new Sound(format.encode(samples), format, (int) (last * 1000L / format.rateHz()));
    }

    /** The same after a pause. */
    public Sound after(int pauseMs) {
        byte[] pause = format.encode(new short[pauseMs * format.rateHz() / 1000]);
        byte[] both = Arrays.copyOf(pause, pause.length + audio.length);
        System.arraycopy(audio, 0, both, pause.length, audio.length);
        return new Sound(both, format, lastSoundMs + pauseMs);
    }

    /** Length in milliseconds. */
    public int millis() {
        return format.millis(audio.length);
    }
}

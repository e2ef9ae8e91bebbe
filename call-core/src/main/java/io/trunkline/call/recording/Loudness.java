package io.trunkline.call.recording;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.G711;
import java.util.Arrays;

/** How loud a piece of audio is, as much as a call's behaviour may depend on it: what is kept of audio in a recording. */
public enum Loudness {
    /** A quiet line. */
    SILENT(0, (byte) 0xFF),
    /** Noise, or the edge of a word. */
    FAINT(1, (byte) 0xDF),
    /** Somebody speaks. */
    VOICE(4, (byte) 0xAF);

    private final int leastEnergy;
    private final byte sample;

    Loudness(int leastEnergy, byte sample) {
        this.leastEnergy = leastEnergy;
        this.sample = sample;
    }

    /** By the mean energy of µ-law audio. */
    public static Loudness of(Audio audio) {
        byte[] g711 = audio.decoded();
        int energy = G711.ulawEnergy(g711, 0, g711.length);
        return energy >= VOICE.leastEnergy ? VOICE : energy >= FAINT.leastEnergy ? FAINT : SILENT;
    }

    /** Audio of this loudness and so many bytes, for a replay. */
    public Audio audio(int bytes) {
        byte[] g711 = new byte[bytes];
        Arrays.fill(g711, sample);
        return Audio.ofG711(g711);
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

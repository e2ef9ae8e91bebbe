package io.trunkline.lab.audio;

/** Samples being played a frame at a time. Confined to one thread. */
public final class Sound {

    private final short[] samples;
    private final boolean forEver;
    private int loopsLeft;
    private int at;

    private Sound(short[] samples, int loops) {
        this.samples = samples;
        this.forEver = loops == 0;
        this.loopsLeft = loops;
    }

    public static Sound once(short[] samples) {
        return new Sound(samples, 1);
    }

    /** @param loops how often; 0 means for ever */
    public static Sound looped(short[] samples, int loops) {
        return new Sound(samples, loops);
    }

    /** Puts the next samples at the frame's beginning, or returns {@code false} if there are none left. */
    public boolean fill(short[] frame) {
        if (samples.length == 0 || at == samples.length && !rewind()) {
            return false;
        }
        for (int i = 0; i < frame.length && (at < samples.length || rewind()); i++) {
            frame[i] = samples[at++];
        }
        return true;
    }

    private boolean rewind() {
        if (!forEver && --loopsLeft <= 0) {
            return false;
        }
        at = 0;
        return true;
    }
}

package io.trunkline.lab.caller;

import java.util.Arrays;

/** Sound that is loud like speech, and a way to hand it over in frames. */
final class SyntheticSpeech {

    static final int FRAME = 160;

    private SyntheticSpeech() {
    }

    static short[] loud(int ms) {
        short[] sound = new short[ms * 8];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) (6000 * Math.sin(2 * Math.PI * 220 * i / 8000.0));
        }
        return sound;
    }

    static short[] silence(int ms) {
        return new short[ms * 8];
    }

    static short[] concat(short[]... parts) {
        short[] all = new short[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}

package io.trunkline.lab.chaos.caller;

import io.trunkline.lab.audio.Tones;
import io.trunkline.lab.carrier.LineVoice;

/** How the carrier and its human agents speak to {@link ToneCaller}s: each text is a loud tone that ends in a soft one. */
public final class SentenceVoice implements LineVoice {

    private static final int MILLIS_A_CHARACTER = 15;
    private static final int SHORTEST = 400;
    private static final int END = 400;

    @Override
    public short[] speak(String text, Speaker speaker) {
        double hertz = switch (speaker) {
            case CARRIER -> 300;
            case HUMAN_AGENT -> 900;
        };
        return Tones.concat(Tones.sine(hertz, Math.max(SHORTEST, text.length() * MILLIS_A_CHARACTER), 9000), Tones.sine(hertz, END, 1800));
    }
}

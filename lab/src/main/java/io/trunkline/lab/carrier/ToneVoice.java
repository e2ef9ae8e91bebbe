package io.trunkline.lab.carrier;

import io.trunkline.lab.audio.Tones;

/** Speaks without speech: a tone for each text, as long as its words would take; low for the carrier, high for a human agent. */
public final class ToneVoice implements LineVoice {

    private static final int MILLIS_A_CHARACTER = 15;

    @Override
    public short[] speak(String text, Speaker speaker) {
        double hertz = switch (speaker) {
            case CARRIER -> 300;
            case HUMAN_AGENT -> 900;
        };
        return Tones.sine(hertz, Math.max(100, text.length() * MILLIS_A_CHARACTER), 8000);
    }
}

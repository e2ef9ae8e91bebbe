package io.trunkline.realtime.voice;

import io.trunkline.speech.VoiceStyle;

/** How a protocol voice sounds here: there is one recorded voice, the others are it in another pitch. */
final class Manner {

    private Manner() {}

    /**
     * The style of a voice.
     *
     * @param voice a voice of the protocol; custom ones sound like marin
     * @param speed the session's speed, 0.25..1.5; what the synthesiser can't do is brought into its range
     */
    static VoiceStyle of(String voice, double speed) {
        return new VoiceStyle(pitch(voice), Math.clamp(speed, 0.7, 1.4));
    }

    private static double pitch(String voice) {
        return switch (voice) {
            case "cedar", "echo" -> 0.9;
            case "ash", "ballad" -> 0.95;
            case "sage", "coral" -> 1.1;
            case "shimmer" -> 1.15;
            default -> 1.0;
        };
    }
}

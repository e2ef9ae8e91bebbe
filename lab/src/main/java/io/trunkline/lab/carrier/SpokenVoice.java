package io.trunkline.lab.carrier;

import io.trunkline.speech.SpeechSynthesizer;
import io.trunkline.speech.VoiceStyle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks with synthesised voices; what was said once is remembered. */
public final class SpokenVoice implements LineVoice {

    private static final int LINE_RATE = 8000;

    private record Said(String text, Speaker speaker) {}

    private final SpeechSynthesizer carrier;
    private final SpeechSynthesizer human;
    private final Map<Said, short[]> said = new ConcurrentHashMap<>();

    /** The voices stay their owner's to close. */
    public SpokenVoice(SpeechSynthesizer carrier, SpeechSynthesizer human) {
        this.carrier = carrier;
        this.human = human;
    }

    @Override
    public short[] speak(String text, Speaker speaker) {
        Said key = new Said(text, speaker);
        short[] known = said.get(key);
        return known != null ? known : said.computeIfAbsent(key, this::synthesize);
    }

    private short[] synthesize(Said what) {
        SpeechSynthesizer voice = switch (what.speaker()) {
            case CARRIER -> carrier;
            case HUMAN_AGENT -> human;
        };
        return voice.synthesize(what.text(), VoiceStyle.NATURAL).at(LINE_RATE).samples();
    }
}

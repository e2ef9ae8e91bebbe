package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.audio.Sound;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.LineVoice.Speaker;

/** Say: silence until the sound is made, then the sound. */
final class SpokenRun implements VerbRun {

    private final LegContext leg;
    private final String text;
    private Sound sound;
    private boolean begun;

    SpokenRun(LegContext leg, String text, int loop) {
        this.leg = leg;
        this.text = text;
        leg.speak(text, Speaker.CARRIER, samples -> sound = Sound.looped(samples, loop));
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        if (sound == null) {
            return Progress.RUNNING;
        }
        if (!begun) {
            begun = true;
            leg.record(new CarrierEvent.Spoken(now, text));
        }
        return sound.fill(ear) ? Progress.RUNNING : Progress.DONE;
    }
}

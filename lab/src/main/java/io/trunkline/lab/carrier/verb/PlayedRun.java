package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.audio.Sound;
import io.trunkline.lab.audio.Tones;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.twiml.Verb;
import java.util.Optional;

/** Play: keys as tones, or the sound at a URL; one that can't be had is an error on the timeline and a second of tone. */
final class PlayedRun implements VerbRun {

    private static final int KEY_MILLIS = 100;

    private final LegContext leg;
    private final Verb.Play play;
    private Sound sound;

    PlayedRun(LegContext leg, Verb.Play play) {
        this.leg = leg;
        this.play = play;
        if (play.digits().isEmpty()) {
            leg.later(() -> leg.sound(play.url()), this::fetched);
        } else {
            sound = Sound.looped(keys(play.digits()), play.loop());
        }
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        return sound == null || sound.fill(ear) ? Progress.RUNNING : Progress.DONE;
    }

    private void fetched(Optional<short[]> samples) {
        if (samples.isEmpty()) {
            leg.record(new CarrierEvent.ErrorRecorded(System.nanoTime(), 12300, "no sound at the URL of Play"));
        }
        sound = Sound.looped(samples.orElseGet(() -> Tones.sine(440, 1000, 6000)), play.loop());
    }

    private static short[] keys(String digits) {
        short[] all = new short[0];
        for (char key : digits.toCharArray()) {
            all = Tones.concat(all, Tones.key(key, KEY_MILLIS), Tones.silence(KEY_MILLIS));
        }
        return all;
    }
}

package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.audio.Loudness;
import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.audio.Sound;
import io.trunkline.lab.audio.Tones;
import io.trunkline.lab.carrier.twiml.Verb;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Record: a beep, then what the caller says until silence, a finishing key or the greatest length. */
final class RecordRun implements VerbRun {

    private static final int BYTES_A_SECOND = 8000;
    private static final byte[] LOST = MuLaw.encode(new short[160]);

    private final LegContext leg;
    private final Verb.Record verb;
    private final Sound beep;
    private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
    private long quietSince = Long.MIN_VALUE;
    private String finishedBy = "";

    RecordRun(LegContext leg, Verb.Record verb) {
        this.leg = leg;
        this.verb = verb;
        this.beep = Sound.once(verb.playBeep() ? Tones.sine(1400, 400, 6000) : new short[0]);
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        if (beep.fill(ear)) {
            return Progress.RUNNING;
        }
        byte[] frame = fromCaller == null ? LOST : fromCaller;
        recorded.writeBytes(frame);
        if (quietSince == Long.MIN_VALUE || Loudness.db(MuLaw.decode(frame)) > Loudness.SPEECH_DB) {
            quietSince = now;
        }
        boolean quiet = now - quietSince >= verb.timeout().toNanos();
        boolean full = recorded.size() >= verb.maxLength().toSeconds() * BYTES_A_SECOND;
        return quiet || full || !finishedBy.isEmpty() ? result() : Progress.RUNNING;
    }

    @Override
    public void key(char key, long now) {
        if (verb.finishOnKey().indexOf(key) >= 0) {
            finishedBy = Character.toString(key);
        }
    }

    @Override
    public void stop(Cause cause, long now) {
        if (cause == Cause.CALLER_HUNG_UP && recorded.size() > 0 && !verb.action().isEmpty()) {
            Map<String, String> parameters = parameters();
            parameters.put("Digits", "hangup");
            leg.callback(verb.action(), verb.method(), parameters);
        }
    }

    private Progress result() {
        return new Progress.Ask(verb.action(), verb.method(), parameters());
    }

    private Map<String, String> parameters() {
        String sid = Sids.fresh("RE");
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("RecordingSid", sid);
        parameters.put("RecordingUrl", leg.keepRecording(sid, recorded.toByteArray()));
        parameters.put("RecordingDuration", Integer.toString(recorded.size() / BYTES_A_SECOND));
        parameters.put("Digits", finishedBy);
        return parameters;
    }
}

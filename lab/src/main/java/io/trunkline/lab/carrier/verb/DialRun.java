package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.audio.Sound;
import io.trunkline.lab.audio.Tones;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.LineVoice.Speaker;
import io.trunkline.lab.carrier.desk.HumanAgent;
import io.trunkline.lab.carrier.desk.HumanLines;
import io.trunkline.lab.carrier.desk.TaskReading;
import io.trunkline.lab.carrier.twiml.Verb;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dial: rings (a conference: hold music) until a simulated human answers who knows nothing of the call, or nobody does before the timeout.
 */
final class DialRun implements VerbRun {

    private final LegContext leg;
    private final Verb.Dial dial;
    private final HumanAgent human;
    private final Sound waiting;
    private final String dialledSid = Sids.fresh("CA");
    private long since = Long.MIN_VALUE;
    private long answeredAt;
    private boolean answered;

    DialRun(LegContext leg, Verb.Dial dial) {
        this.leg = leg;
        this.dial = dial;
        boolean rings = !dial.noun().equals("Conference") && !dial.noun().equals("Queue");
        this.waiting = Sound.looped(rings ? Tones.ringback() : Tones.holdMusic(), 0);
        TaskReading nothing = TaskReading.of("");
        this.human = new HumanAgent(
                leg.desk(),
                HumanLines.opening(nothing),
                HumanLines.closing(nothing),
                (text, ready) -> leg.speak(text, Speaker.HUMAN_AGENT, ready),
                text -> leg.record(new CarrierEvent.HumanSpoke(System.nanoTime(), text)));
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        if (since == Long.MIN_VALUE) {
            since = now;
            leg.record(new CarrierEvent.Dialling(now, dial.noun()));
        }
        if (!answered && leg.desk().open() && human.ready() && now - since >= leg.desk().pickUpAfter().toNanos()) {
            answered = true;
            answeredAt = now;
            leg.record(new CarrierEvent.HumanPickedUp(now, dial.target()));
        }
        if (answered) {
            return talk(fromCaller, ear, now);
        }
        waiting.fill(ear);
        boolean rings = dial.noun().equals("Number") || dial.noun().equals("Sip") || dial.noun().equals("Client");
        return rings && now - since >= dial.timeout().toNanos() ? result("no-answer", 0) : Progress.RUNNING;
    }

    private Progress talk(byte[] fromCaller, short[] ear, long now) {
        short[] heard = fromCaller == null ? new short[ear.length] : MuLaw.decode(fromCaller);
        if (human.tick(heard, ear, now)) {
            return Progress.RUNNING;
        }
        leg.record(new CarrierEvent.HumanLeft(now));
        return result("completed", (now - answeredAt) / 1_000_000_000L);
    }

    private Progress result(String status, long seconds) {
        if (dial.action().isEmpty()) {
            return Progress.DONE;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("DialCallStatus", status);
        parameters.put("DialCallSid", dialledSid);
        parameters.put("DialCallDuration", Long.toString(seconds));
        return new Progress.Ask(dial.action(), dial.method(), parameters);
    }
}

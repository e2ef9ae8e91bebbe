package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.LineVoice.Speaker;
import io.trunkline.lab.carrier.desk.HumanAgent;
import io.trunkline.lab.carrier.desk.HumanLines;
import io.trunkline.lab.carrier.desk.TaskAttributes;
import io.trunkline.lab.carrier.desk.TaskReading;
import io.trunkline.lab.carrier.twiml.Verb;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Enqueue: music, then a simulated human who has read the task. */
final class QueueRun implements VerbRun {

    private static final int ATTRIBUTES_ARE_NO_JSON = 14221;

    private final LegContext leg;
    private final Verb.Enqueue enqueue;
    private final String queueSid = Sids.fresh("QU");
    private final Optional<String> task;
    private final WaitingRoom room;
    private HumanAgent human;
    private long since = Long.MIN_VALUE;
    private boolean bridged;

    QueueRun(LegContext leg, Verb.Enqueue enqueue) {
        this.leg = leg;
        this.enqueue = enqueue;
        this.task = enqueue.workflowSid().isEmpty() ? Optional.of("") : TaskAttributes.merged(enqueue.taskJson(), leg.call());
        this.room = new WaitingRoom(leg, enqueue.waitUrl(), enqueue.waitUrlMethod(), Map.of("QueueSid", queueSid, "QueuePosition", "1"));
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        if (task.isEmpty()) {
            leg.record(new CarrierEvent.ErrorRecorded(now, ATTRIBUTES_ARE_NO_JSON, "Task attributes are not a JSON object"));
            return result("error", now);
        }
        if (since == Long.MIN_VALUE) {
            enter(now);
        }
        if (bridged) {
            return talk(fromCaller, ear, now);
        }
        if (leg.desk().open() && human.ready() && now - since >= leg.desk().pickUpAfter().toNanos()) {
            bridged = true;
            leg.record(new CarrierEvent.HumanPickedUp(now, enqueue.queue()));
            return Progress.RUNNING;
        }
        return room.tick(ear, now) ? Progress.RUNNING : result("leave", now);
    }

    @Override
    public void stop(Cause cause, long now) {
        if (cause == Cause.CALLER_HUNG_UP && !enqueue.action().isEmpty() && since != Long.MIN_VALUE) {
            leg.callback(enqueue.action(), enqueue.method(), parameters(bridged ? "bridged" : "hangup", now));
        }
    }

    private void enter(long now) {
        since = now;
        String attributes = task.orElse("");
        leg.record(new CarrierEvent.Enqueued(now, enqueue.queue(), enqueue.workflowSid(), enqueue.priority(), attributes));
        TaskReading reading = TaskReading.of(attributes);
        human = new HumanAgent(
                leg.desk(),
                HumanLines.opening(reading),
                HumanLines.closing(reading),
                (text, ready) -> leg.speak(text, Speaker.HUMAN_AGENT, ready),
                text -> leg.record(new CarrierEvent.HumanSpoke(System.nanoTime(), text)));
    }

    private Progress talk(byte[] fromCaller, short[] ear, long now) {
        short[] heard = fromCaller == null ? new short[ear.length] : MuLaw.decode(fromCaller);
        if (human.tick(heard, ear, now)) {
            return Progress.RUNNING;
        }
        leg.record(new CarrierEvent.HumanLeft(now));
        return enqueue.action().isEmpty() ? new Progress.Over("completed", "human-hung-up") : result("bridged", now);
    }

    private Progress result(String outcome, long now) {
        return enqueue.action().isEmpty()
                ? Progress.DONE
                : new Progress.Ask(enqueue.action(), enqueue.method(), parameters(outcome, now));
    }

    private Map<String, String> parameters(String outcome, long now) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("QueueResult", outcome);
        parameters.put("QueueSid", queueSid);
        parameters.put("QueueTime", Long.toString(since == Long.MIN_VALUE ? 0 : (now - since) / 1_000_000_000L));
        return parameters;
    }
}

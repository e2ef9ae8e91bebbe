package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.twiml.Verb;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gather: prompts until the first key, then keys until there are enough, the finishing key or the timeout. It hears keys, not speech. */
final class GatherRun implements VerbRun {

    private final LegContext leg;
    private final Verb.Gather gather;
    private final Deque<Verb> prompts;
    private final StringBuilder digits = new StringBuilder();
    private VerbRun prompt;
    private long quietSince = Long.MIN_VALUE;
    private String finishedBy = "";
    private boolean finished;

    GatherRun(LegContext leg, Verb.Gather gather) {
        this.leg = leg;
        this.gather = gather;
        this.prompts = new ArrayDeque<>(gather.prompts());
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        if (!finished && prompting(fromCaller, ear, now)) {
            return Progress.RUNNING;
        }
        if (quietSince == Long.MIN_VALUE) {
            quietSince = now;
        }
        boolean timedOut = now - quietSince >= gather.timeout().toNanos();
        return finished || timedOut ? result(now) : Progress.RUNNING;
    }

    @Override
    public void key(char key, long now) {
        if (!gather.dtmf() || finished) {
            return;
        }
        prompt = null;
        prompts.clear();
        quietSince = now;
        if (gather.finishOnKey().indexOf(key) >= 0) {
            finishedBy = Character.toString(key);
            finished = true;
        } else {
            digits.append(key);
            finished = gather.numDigits() > 0 && digits.length() == gather.numDigits();
        }
    }

    private boolean prompting(byte[] fromCaller, short[] ear, long now) {
        while (prompt != null || !prompts.isEmpty()) {
            if (prompt == null) {
                Verb next = prompts.removeFirst();
                leg.record(new CarrierEvent.VerbStarted(now, next.name()));
                prompt = Verbs.begin(next, leg);
            }
            if (prompt.tick(fromCaller, ear, now) == Progress.RUNNING) {
                return true;
            }
            prompt = null;
        }
        return false;
    }

    private Progress result(long now) {
        leg.record(new CarrierEvent.DigitsGathered(now, digits.toString()));
        if (digits.isEmpty() && !gather.actionOnEmptyResult()) {
            return Progress.DONE;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Digits", digits.toString());
        if (!finishedBy.isEmpty()) {
            parameters.put("FinishedOnKey", finishedBy);
        }
        return new Progress.Ask(gather.action(), gather.method(), parameters);
    }
}

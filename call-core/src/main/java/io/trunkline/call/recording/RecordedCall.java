package io.trunkline.call.recording;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallCounters;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.KeysPressed;
import io.trunkline.call.CallNotice.OperatorRequested;
import io.trunkline.call.Effects;
import io.trunkline.call.audio.CallerActivity;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.session.CallSession;
import io.trunkline.call.session.RunningCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call that writes down what happens to it and what it does, masked, in the form of the call scenarios: played into a fresh {@link CallSession} it must do
 * the same again. Times are cut to microseconds before the call is told them, so that the file holds exactly what it knew. For looking into single calls: it
 * looks at every sample and makes text, so it isn't for all of them.
 */
public final class RecordedCall implements RunningCall {

    /** First line of a recording: what follows has the moments of deadlines in it. */
    public static final String HEADER = "recorded 1";
    private static final long MICRO = 1000;

    private final CallSession call;
    private final Consumer<String> lines;
    private final long origin;
    private final EventText events;
    private final Tee tee;
    private final AudioRun run = new AudioRun();
    /** Hears what the call's own hears, and so the same. */
    private final CallerActivity caller = new CallerActivity();
    /** Keys were pressed that the call hasn't yet taken together. */
    private boolean keying;

    /**
     * @param nowNanos when the gateway told of the call
     * @param lines takes each line of the file, on the thread that drives the call; must not wait
     */
    public RecordedCall(CallConfig config, long nowNanos, Consumer<String> lines) {
        this.call = new CallSession(config, nowNanos);
        this.lines = lines;
        this.origin = nowNanos;
        Wording words = new Masked(config, true);
        events = new EventText(words);
        tee = new Tee(new EffectText(words, nowNanos));
        lines.accept(HEADER);
        ConfigText.of(config).forEach(lines);
    }

    @Override
    public void on(CarrierEvent event, long nowNanos, Effects out) {
        long at = cut(nowNanos);
        if (event instanceof AudioReceived frame) {
            Loudness loud = caller.heard(frame.audio()) ? Loudness.VOICE : Loudness.SILENT;
            if (!run.add(frame, loud, at - origin)) {
                endRun();
                run.add(frame, loud, at - origin);
            }
        } else {
            keying &= !(event instanceof StreamStarted);
            line(at, events.of(event, event instanceof DtmfReceived key ? masked(key.digit()) : ' '));
        }
        tee.to = out;
        call.on(event, at, tee);
    }

    @Override
    public void on(ModelEvent event, long nowNanos, Effects out) {
        long at = cut(nowNanos);
        line(at, events.of(event));
        tee.to = out;
        call.on(event, at, tee);
    }

    @Override
    public void on(CallInput input, long nowNanos, Effects out) {
        long at = cut(nowNanos);
        line(at, events.of(input));
        tee.to = out;
        call.on(input, at, tee);
    }

    @Override
    public long nextDeadline() {
        return call.nextDeadline();
    }

    @Override
    public long audioDue() {
        return call.audioDue();
    }

    @Override
    public boolean finished() {
        return call.finished();
    }

    @Override
    public boolean betweenTurns() {
        return call.betweenTurns();
    }

    @Override
    public CallCounters counters() {
        return call.counters();
    }

    private long cut(long nowNanos) {
        return nowNanos - (nowNanos - origin) % MICRO;
    }

    /** Every digit is a 5, but for a first 0, which may mean the operator; {@code * # A-D} mean nothing to anybody. */
    private char masked(char key) {
        boolean kept = !Character.isDigit(key) || key == '0' && !keying;
        keying = true;
        return kept ? key : '5';
    }

    private void line(long at, String event) {
        endRun();
        lines.accept(Lines.time(at - origin) + " " + event);
    }

    private void endRun() {
        if (!run.empty()) {
            lines.accept(Lines.time(run.startedAt()) + " " + run.event());
            told(run.takeEffects());
        }
    }

    /** Equal effects that follow one another are one line. */
    private void told(List<String> effects) {
        for (int i = 0; i < effects.size();) {
            int same = i;
            while (same < effects.size() && effects.get(same).equals(effects.get(i))) {
                same++;
            }
            lines.accept("  > " + effects.get(i) + (same - i > 1 ? " x" + (same - i) : ""));
            i = same;
        }
    }

    /** Hands each effect on, and writes it down. */
    private final class Tee implements Effects {

        private final EffectText text;
        private Effects to;

        Tee(EffectText text) {
            this.text = text;
        }

        @Override
        public void carrier(CarrierCommand command) {
            to.carrier(command);
            write(text.of(command));
        }

        @Override
        public void model(ModelCommand command) {
            to.model(command);
            write(text.of(command));
        }

        @Override
        public void notice(CallNotice notice) {
            keying &= !(notice instanceof KeysPressed || notice instanceof OperatorRequested);
            write(text.of(notice));
            to.notice(notice);
        }

        private void write(String line) {
            if (run.empty()) {
                lines.accept("  > " + line);
            } else {
                run.effect(line);
            }
        }
    }
}

package io.trunkline.lab.script;

import io.trunkline.lab.carrier.LineConditions;
import io.trunkline.lab.script.LineCursor.Unreadable;
import java.time.Duration;

/** Reads what a line does to the caller's voice: {@code clean}, {@code noise -45 dB, loss 5 %, jitter 60 ms}. */
final class ConditionWords {

    private final LineCursor words;
    private double loss;
    private Duration jitter = Duration.ZERO;
    private double noiseDb = LineConditions.NO_NOISE;
    private LineConditions.CallerVoice voice = LineConditions.CallerVoice.CLEAR;

    ConditionWords(LineCursor words) {
        this.words = words;
    }

    LineConditions read() throws Unreadable {
        boolean more = !words.takes("clean");
        while (more) {
            one();
            more = words.takes(",");
        }
        return new LineConditions(loss, jitter, noiseDb, voice, 1);
    }

    private void one() throws Unreadable {
        if (words.takes("noise", "only")) {
            voice = LineConditions.CallerVoice.REPLACED_BY_NOISE;
        } else if (words.takes("muted")) {
            voice = LineConditions.CallerVoice.MUTED;
        } else if (words.takes("noise")) {
            noiseDb = within(words.number("the noise"), -90, 0, "noise lies between -90 and 0 dB of full scale");
            unit("dB");
        } else if (words.takes("loss")) {
            loss = within(words.number("the loss"), 0, 100, "loss lies between 0 and 100 %") / 100;
            unit("%");
        } else if (words.takes("jitter")) {
            jitter = Duration.ofMillis(words.millis("the jitter"));
        } else {
            throw new Unreadable("a line is 'clean', or any of 'noise -45 dB', 'loss 5 %', 'jitter 60 ms', 'muted', "
                    + "'noise only', separated by commas, not " + words.peek());
        }
    }

    private void unit(String unit) throws Unreadable {
        if (!words.takes(unit)) {
            throw new Unreadable("the unit " + unit + " is missing before " + words.peek());
        }
    }

    private static double within(double value, double low, double high, String message) throws Unreadable {
        if (value < low || value > high) {
            throw new Unreadable(message);
        }
        return value;
    }
}

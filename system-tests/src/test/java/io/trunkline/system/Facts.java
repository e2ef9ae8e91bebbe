package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.caller.CallerEvent;
import io.trunkline.lab.recording.HeardTurn;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.Judge;
import io.trunkline.lab.run.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** What tests ask of a call that is over. */
final class Facts {

    private Facts() {
    }

    /** The call was in every point what its script demands. */
    static void asItMustBe(CallResult call) {
        Verdict verdict = Judge.judge(call);
        assertThat(verdict.good()).as("%s with %s, recorded in %s:%n%s", call.script().name(), call.script().values(), call.wav(),
                RunningSystem.failures(verdict)).isTrue();
    }

    /** The texts the caller spoke, in order, repetitions included. */
    static List<String> said(CallResult call) {
        return call.caller().stream().filter(CallerEvent.Said.class::isInstance).map(event -> ((CallerEvent.Said) event).text()).toList();
    }

    /** All the caller heard, as recognised in the recording. */
    static String heard(CallResult call) {
        return call.heard().stream().filter(HeardTurn::agent).map(HeardTurn::text).collect(Collectors.joining(" "));
    }

    /** The tools the model asked for, bridge-internal ones not among them. */
    static List<String> tools(CallResult call) {
        return call.events(ControlEvent.ToolCallRequested.class).stream().map(ControlEvent.ToolCallRequested::tool).toList();
    }
}

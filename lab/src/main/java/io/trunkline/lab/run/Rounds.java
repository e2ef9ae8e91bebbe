package io.trunkline.lab.run;

import io.trunkline.lab.script.CallScript;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Places calls one after the other, shows them as they happen and judges them. */
final class Rounds {

    private final TrunklineSystem system;
    private final PrintStream out;

    Rounds(TrunklineSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    List<Judged> hold(List<List<CallScript>> rounds) {
        var all = new ArrayList<Judged>();
        for (List<CallScript> round : rounds) {
            for (CallScript script : round) {
                all.add(hold(script));
            }
        }
        return all;
    }

    Judged hold(CallScript script) {
        out.println();
        out.println(script.title() + "  (" + script.name() + ", voice " + script.voice() + ")");
        CallResult call = system.place(script, out::println).join();
        Verdict verdict = Judge.judge(call);
        out.println(verdict.good() ? "  => as it must be" : "  => NOT as it must be");
        verdict.failures().forEach(check -> out.println("     " + script.name() + ".call:" + check.line() + ": "
                + check.demand() + " -- " + check.found()));
        if (!verdict.good()) {
            out.println("     heard in the recording: " + Judge.heard(call));
        }
        return new Judged(call, verdict);
    }
}

package io.trunkline.lab.run;

import io.trunkline.lab.script.CallScript;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Places calls, shows them as they happen and judges them. */
final class Rounds {

    private final Exchange system;
    private final PrintStream out;
    private final int atOnce;

    /** @param atOnce how many calls at a time; with several their lines mingle, each with its call's name in front */
    Rounds(Exchange system, PrintStream out, int atOnce) {
        this.system = system;
        this.out = out;
        this.atOnce = atOnce;
    }

    /** @return the calls in the order they were asked for */
    List<Judged> hold(List<List<CallScript>> rounds) {
        try (ExecutorService places = Executors.newFixedThreadPool(atOnce, Thread.ofPlatform().daemon().name("round-", 0).factory())) {
            List<Future<Judged>> calls = rounds.stream().flatMap(List::stream).map(script -> places.submit(() -> hold(script))).toList();
            return calls.stream().map(Rounds::join).toList();
        }
    }

    private static Judged join(Future<Judged> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a call was held", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call could not be held", e.getCause());
        }
    }

    Judged hold(CallScript script) {
        String name = atOnce == 1 ? "" : "%-8s".formatted(script.name());
        out.println();
        out.println(name + script.title() + "  (" + script.name() + ", voice " + script.voice() + ")");
        CallResult call = system.place(script, line -> out.println(name + line)).join();
        Verdict verdict = Judge.judge(call).and(system.inspect(call, line -> out.println(name + line)));
        out.println(name + (verdict.good() ? "  => as it must be" : "  => NOT as it must be"));
        verdict.failures().forEach(check -> out.println(name + "     " + script.name() + ".call:" + check.line() + ": "
                + check.demand() + " -- " + check.found()));
        if (!verdict.good()) {
            out.println(name + "     heard in the recording: " + Judge.heard(call));
        }
        return new Judged(call, verdict);
    }
}

package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.twiml.Verb;
import io.trunkline.lab.carrier.verb.LegContext;
import io.trunkline.lab.carrier.verb.Progress;
import io.trunkline.lab.carrier.verb.VerbRun;
import io.trunkline.lab.carrier.verb.VerbRun.Cause;
import io.trunkline.lab.carrier.verb.Verbs;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Follows one leg's TwiML, verb after verb, document after document. Confined to the clock thread. */
final class Interpreter {

    /** What the interpreter does to its leg. */
    interface Course {

        /** The call is answered now, if it wasn't. */
        void answer(long now);

        /** The document that comes next has to be asked for; {@link Interpreter#follow} or {@link Interpreter#apologise} comes later. */
        void ask(String url, String method, Map<String, String> parameters);

        /** The call is over. */
        void finish(String status, String reason);
    }

    private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";
    /** Verbs that take no time, in one tick: a document of nothing but those must not hold up the other calls. */
    private static final int STEPS_A_TICK = 50;

    private final LegContext leg;
    private final Course course;
    private List<Verb> verbs = List.of();
    private int next;
    // read by virtual threads as well, when they resolve URLs
    private volatile String documentUrl = "";
    private VerbRun run;
    private boolean waiting = true;
    private boolean failing;

    Interpreter(LegContext leg, Course course) {
        this.leg = leg;
        this.course = course;
    }

    /** A new document, from its first verb on. */
    void follow(String url, List<Verb> program) {
        documentUrl = url;
        verbs = program;
        next = 0;
        waiting = false;
    }

    /** No document can be had: the caller is told, then the call ends. */
    void apologise() {
        follow(documentUrl, List.of(new Verb.Say(APOLOGY, 1)));
        failing = true;
    }

    /** Breaks off what runs and waits for another document. */
    void breakOff(Cause cause, long now) {
        if (run != null) {
            run.stop(cause, now);
            run = null;
        }
        verbs = List.of();
        waiting = true;
    }

    void key(char key, long now) {
        if (run != null) {
            run.key(key, now);
        }
    }

    /** An absolute URL for one in the present document; empty means the document itself. */
    String resolve(String url) {
        if (url.isEmpty()) {
            return documentUrl;
        }
        return documentUrl.isEmpty() ? url : URI.create(documentUrl).resolve(url).toString();
    }

    void tick(byte[] fromCaller, short[] ear, long now) {
        for (int step = 0; step < STEPS_A_TICK && !waiting; step++) {
            if (run == null && !begin(now)) {
                return;
            }
            Progress progress = run.tick(fromCaller, ear, now);
            if (progress == Progress.RUNNING) {
                return;
            }
            run = null;
            goOn(progress);
        }
    }

    private boolean begin(long now) {
        if (next == verbs.size()) {
            waiting = true;
            course.finish("completed", failing ? "application-error" : "twiml-finished");
            return false;
        }
        Verb verb = verbs.get(next++);
        if (!(verb instanceof Verb.Reject)) {
            course.answer(now);
        }
        leg.record(new CarrierEvent.VerbStarted(now, verb.name()));
        run = Verbs.begin(verb, leg);
        return true;
    }

    private void goOn(Progress progress) {
        switch (progress) {
            case Progress.Running ignored -> throw new IllegalStateException("a running verb is not over");
            case Progress.Done ignored -> { }
            case Progress.Ask ask -> {
                waiting = true;
                course.ask(resolve(ask.url()), ask.method(), ask.parameters());
            }
            case Progress.Over over -> {
                waiting = true;
                course.finish(over.status(), over.reason());
            }
        }
    }
}

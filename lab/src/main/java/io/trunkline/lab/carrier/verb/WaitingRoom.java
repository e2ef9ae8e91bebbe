package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.audio.Sound;
import io.trunkline.lab.audio.Tones;
import io.trunkline.lab.carrier.twiml.Verb;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is heard in a queue: the waiting document over and over (Say, Play, Pause, Redirect, Leave), or hold music if there is none, it is
 * empty, or it can't be had.
 */
final class WaitingRoom {

    private final LegContext leg;
    private final String method;
    private final Map<String, String> parameters;
    private final Sound music = Sound.looped(Tones.holdMusic(), 0);
    private final Deque<Verb> verbs = new ArrayDeque<>();
    private String url;
    private VerbRun run;
    private boolean asking;

    WaitingRoom(LegContext leg, String waitUrl, String method, Map<String, String> parameters) {
        this.leg = leg;
        this.url = waitUrl;
        this.method = method;
        this.parameters = parameters;
    }

    /** Fills the frame; {@code false} if the document says to leave. */
    boolean tick(short[] ear, long now) {
        if (url.isEmpty()) {
            music.fill(ear);
            return true;
        }
        if (run == null && verbs.isEmpty()) {
            ask();
            return true;
        }
        return step(ear, now);
    }

    private boolean step(short[] ear, long now) {
        if (run == null) {
            switch (verbs.removeFirst()) {
                case Verb.Leave ignored -> {
                    return false;
                }
                case Verb.Redirect redirect -> {
                    url = redirect.url();
                    verbs.clear();
                    return true;
                }
                case Verb verb -> run = Verbs.begin(verb, leg);
            }
        }
        if (run.tick(null, ear, now) != Progress.RUNNING) {
            run = null;
        }
        return true;
    }

    private void ask() {
        if (!asking) {
            asking = true;
            String from = url;
            leg.later(() -> leg.document(from, method, parameters), this::answered);
        }
    }

    private void answered(Optional<List<Verb>> document) {
        asking = false;
        document.ifPresent(verbs::addAll);
        verbs.removeIf(verb -> !(verb instanceof Verb.Say
                || verb instanceof Verb.Play
                || verb instanceof Verb.Pause
                || verb instanceof Verb.Redirect
                || verb instanceof Verb.Leave));
        if (verbs.isEmpty()) {
            url = "";
        }
    }
}

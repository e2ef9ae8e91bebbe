package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.carrier.twiml.Verb;
import java.util.Map;

/** Begins verbs. */
public final class Verbs {

    private Verbs() {}

    /** The verb, begun: its first tick comes next. */
    public static VerbRun begin(Verb verb, LegContext leg) {
        return switch (verb) {
            case Verb.Say say -> new SpokenRun(leg, say.text(), say.loop());
            case Verb.Play play -> new PlayedRun(leg, play);
            case Verb.Pause pause -> new PauseRun(pause.length());
            case Verb.Gather gather -> new GatherRun(leg, gather);
            case Verb.Connect connect -> new ConnectRun(leg, connect);
            case Verb.Redirect redirect -> VerbRun.instantly(new Progress.Ask(redirect.url(), redirect.method(), Map.of()));
            case Verb.Enqueue enqueue -> new QueueRun(leg, enqueue);
            case Verb.Dial dial -> new DialRun(leg, dial);
            case Verb.Record recording -> new RecordRun(leg, recording);
            case Verb.Hangup ignored -> VerbRun.instantly(new Progress.Over("completed", "twiml-hangup"));
            case Verb.Reject reject ->
                VerbRun.instantly(new Progress.Over(reject.reason().equals("busy") ? "busy" : "failed", "rejected"));
            // outside a queue there is nothing to leave
            case Verb.Leave ignored -> VerbRun.instantly(Progress.DONE);
        };
    }
}

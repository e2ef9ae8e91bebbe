package io.trunkline.lab.run;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.caller.CallerEvent;
import io.trunkline.lab.recording.HeardTurn;
import io.trunkline.lab.recording.Latencies;
import io.trunkline.lab.run.Verdict.Check;
import io.trunkline.lab.script.Expectation;
import io.trunkline.lab.script.HeardText;
import io.trunkline.lab.script.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a call against its script: what was heard by the recording, what happened by the records. */
public final class Judge {

    private static final String MUSIC = "musicisplaying";
    private final CallResult call;
    private final HappenedJudge happened;
    private final HeardText heard;
    private final String words;
    private int from;

    private Judge(CallResult call) {
        this.call = call;
        this.happened = new HappenedJudge(call);
        this.words = call.heard().stream().filter(HeardTurn::agent).map(Judge::text).collect(Collectors.joining(" "));
        this.heard = HeardText.of(words);
    }

    /** Judges every demand of the script, and that the caller did not have to give up. */
    public static Verdict judge(CallResult call) {
        return new Judge(call).judged();
    }

    private static String text(HeardTurn turn) {
        return turn.kind() == HeardTurn.Kind.MUSIC ? MUSIC : turn.text();
    }

    private Verdict judged() {
        var checks = new ArrayList<Check>();
        checks.add(notGivenUp());
        call.script().expectations().forEach(expectation -> checks.add(check(expectation)));
        return new Verdict(checks);
    }

    private Check notGivenUp() {
        return call.caller().stream().filter(CallerEvent.GaveUp.class::isInstance).findFirst()
                .map(e -> new Check(0, "the caller does not give up", false, ((CallerEvent.GaveUp) e).why()))
                .orElse(new Check(0, "the caller does not give up", true, ""));
    }

    private Check check(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Hears hears -> hears(hears.phrase(), "hears " + hears.phrase(), hears.line());
            case Expectation.HearsMusic music -> hears(Phrase.of(MUSIC), "hears music", music.line());
            case Expectation.NeverHears never -> new Check(never.line(), "never hears " + never.phrase(),
                    !never.phrase().isIn(words), never.phrase().isIn(words) ? "it was heard" : "");
            case Expectation.StopsWhenInterrupted stops -> stops(stops);
            case Expectation.ToolRan tool -> happened.tool(tool);
            case Expectation.Escalated escalated -> happened.escalated(escalated);
            case Expectation.CrmInteraction interaction -> happened.interaction(interaction);
            case Expectation.EndedAs as -> happened.disposition(as);
            case Expectation.EndedBy by -> happened.endedBy(by);
        };
    }

    private Check hears(Phrase phrase, String demand, int line) {
        int end = phrase.endIn(heard, from);
        if (end < 0) {
            boolean earlier = phrase.endIn(heard, 0) >= 0;
            return new Check(line, demand, false, earlier ? "heard, but too early" : "not heard");
        }
        from = end;
        return new Check(line, demand, true, "");
    }

    private Check stops(Expectation.StopsWhenInterrupted demand) {
        List<Long> stops = Latencies.stops(call.recording(), call.interruptionsMs());
        boolean met = !stops.isEmpty() && stops.stream().allMatch(ms -> ms <= demand.withinMs());
        String found = stops.isEmpty() ? "the caller interrupted nobody" : "stopped after " + stops + " ms";
        return new Check(demand.line(), "stops within " + demand.withinMs() + " ms when interrupted", met, found);
    }

    /** All the caller heard, as recognised, with a note where music was. */
    static String heard(CallResult call) {
        return call.heard().stream().filter(HeardTurn::agent)
                .map(turn -> turn.kind() == HeardTurn.Kind.MUSIC ? "(music)" : turn.text()).collect(Collectors.joining(" / "));
    }

    /** The caller's turns as the system understood them, for accuracy. */
    static List<String> understood(CallResult call) {
        return call.events(ControlEvent.TurnCompleted.class).stream().filter(turn -> turn.side().equals("caller"))
                .map(ControlEvent.TurnCompleted::text).toList();
    }
}

package io.trunkline.lab.run;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.caller.CallerEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a call as it happens, line by line: what is said and heard at the phone, and the services' steps. */
final class LiveTranscript {

    private final Consumer<String> lines;
    private final long begunNanos;

    LiveTranscript(Consumer<String> lines, long nowNanos) {
        this.lines = lines;
        this.begunNanos = nowNanos;
    }

    void tell(CallerEvent event) {
        switch (event) {
            case CallerEvent.Said said -> line("caller", said.text() + (said.over() ? "   (over the agent)" : ""));
            case CallerEvent.Heard heard -> line("heard", heard.text().isBlank() ? "(no words)" : heard.text());
            case CallerEvent.Pressed pressed -> line("caller", "presses " + pressed.keys());
            case CallerEvent.HungUp _ -> line("caller", "hangs up");
            case CallerEvent.GaveUp gaveUp -> line("caller", "gives up: " + gaveUp.why());
            case CallerEvent.Ended ended -> line("line", "is over: " + ended.reason());
        }
    }

    void tell(ControlEvent event) {
        words(event).ifPresent(words -> line("·", words));
    }

    private static Optional<String> words(ControlEvent event) {
        return Optional.ofNullable(switch (event) {
            case ControlEvent.CallReceived e -> "call " + e.callId() + " on line " + e.line();
            case ControlEvent.CallPlaced e -> "placed on " + e.bridge() + ", voice agent " + e.agent();
            case ControlEvent.StreamStarted e -> "audio flows after " + e.setupMillis() + " ms";
            case ControlEvent.CallerIdentified e -> "caller known as customer " + e.customerId();
            case ControlEvent.BargedIn e -> "barge-in: " + e.playedMillis() + " ms had been heard";
            case ControlEvent.AgentSwitched e -> "voice agent " + e.to() + " takes over: " + e.why();
            case ControlEvent.ToolCallRequested e -> "tool " + e.tool() + " " + e.arguments();
            case ControlEvent.ToolCallFinished e -> "tool " + e.tool() + ": " + e.status().wireName() + " in " + e.durationMillis() + " ms";
            case ControlEvent.EscalationRequested e -> "escalates (" + e.reason() + "): " + e.summary();
            case ControlEvent.TransferUpdated e -> "transfer " + e.state().name().toLowerCase(Locale.ROOT)
                    + (e.queue() == null ? "" : " to " + e.queue());
            case ControlEvent.CallBackRequested e -> "will be called back after " + e.waitedMillis() / 1000 + " s";
            case ControlEvent.VoicemailLeft e -> "left a message of " + e.durationMillis() / 1000 + " s";
            case ControlEvent.CallFaulted e -> "fault " + e.code();
            case ControlEvent.CallMeasured e -> String.format(Locale.ROOT, "line %.2f of 4.5; %d of %d answers within 500 ms at the ear, slowest %d ms",
                    e.opinion(), e.answersWithin500(), e.answers(), e.slowestAnswerMillis());
            case ControlEvent.CallEnded e -> "ended: " + e.disposition().wireName();
            case ControlEvent.TurnCompleted e -> e.side().equals("caller") ? "understood: " + e.text() : null;
            case ControlEvent.SessionReady _, ControlEvent.KeysPressed _, ControlEvent.DecisionRecorded _,
                    ControlEvent.ToolCallAudited _, ControlEvent.EscalationAnnounced _, ControlEvent.UsageUpdated _,
                    ControlEvent.StreamEnded _, ControlEvent.Unrecognized _ -> null;
        });
    }

    private void line(String who, String words) {
        double seconds = Duration.ofNanos(System.nanoTime() - begunNanos).toMillis() / 1000.0;
        lines.accept(String.format(Locale.ROOT, "  %6.1f  %-7s %s", seconds, who, words));
    }
}

package io.trunkline.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.Urgency;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.lab.caller.CallerEvent;
import io.trunkline.lab.carrier.CallEnd;
import io.trunkline.lab.recording.CallRecording;
import io.trunkline.lab.recording.HeardTurn;
import io.trunkline.lab.recording.Span;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import io.trunkline.lab.script.ScriptParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Instant NOW = Instant.EPOCH;
    private final List<HeardTurn> heard = new ArrayList<>();
    private final List<ControlEvent> events = new ArrayList<>();
    private final List<CallerEvent> caller = new ArrayList<>();
    private Optional<JsonNode> handOver = Optional.empty();

    private Verdict judge(String musts) {
        CallScript script = ScriptParser.parse("t.call", "from +14155550100\nto +18005551234\nafter agent stay silent\n" + musts,
                Draw.asWritten(LocalDate.EPOCH)).orThrow();
        return Judge.judge(new CallResult(script, "CA0", Optional.of("01"), caller, events, List.of(), new CallRecording(), heard,
                new CallEnd("completed", "twiml-finished", Duration.ZERO), handOver, List.of(), Path.of("x.wav")));
    }

    private void agent(String text) {
        heard.add(new HeardTurn(new Span(0, 1), true, HeardTurn.Kind.SPEECH, text));
    }

    @Test
    void demandsWordsInTheirOrder() {
        // Given
        agent("Welcome back, Ann!");
        agent("It was shipped March 18th by FedEx");
        // Then
        assertThat(judge("must hear \"welcome back\"\nmust hear \"FedEx\"").good()).isTrue();
        assertThat(judge("must hear \"FedEx\"\nmust hear \"welcome back\"").failures()).singleElement()
                .satisfies(check -> assertThat(check.found()).contains("too early"));
        assertThat(judge("must never hear \"shipped\"").good()).isFalse();
    }

    @Test
    void whatTheCallerSaysIsNotHeard() {
        // Given
        heard.add(new HeardTurn(new Span(0, 1), false, HeardTurn.Kind.SPEECH, "A B 7 4 9 2"));
        // Then
        assertThat(judge("must hear \"AB7492\"").good()).isFalse();
    }

    @Test
    void demandsMusicWhereItBelongs() {
        // Given
        agent("I'll connect you.");
        heard.add(new HeardTurn(new Span(1, 2), true, HeardTurn.Kind.MUSIC, ""));
        agent("I can see you're calling about a $347 charge from last month");
        // Then
        assertThat(judge("must hear \"connect\"\nmust hear music\nmust hear \"three hundred forty seven dollars\"").good()).isTrue();
        assertThat(judge("must hear \"last month\"\nmust hear music").good()).isFalse();
    }

    @Test
    void demandsToolsWithTheirFields() {
        // Given
        events.add(new ControlEvent.ToolCallRequested("01", NOW, "t1", "lookup_order_status", "{\"order_id\":\"AB7492\"}", "triage",
                "+18005551234", Caller.ofNumber(null), NOW, 0, "k"));
        events.add(new ControlEvent.ToolCallFinished("01", NOW, "t1", "lookup_order_status", ToolStatus.OK, null, "It was shipped", 5));
        // Then
        assertThat(judge("must happen tool lookup_order_status with order_id = AB7492, status = ok").good()).isTrue();
        assertThat(judge("must happen tool lookup_order_status with order_id = AB7493").good()).isFalse();
        assertThat(judge("must happen tool send_tracking_email").good()).isFalse();
        assertThat(judge("must not happen tool lookup_order_status").good()).isFalse();
    }

    @Test
    void demandsTheHandOverToHoldTheStory() throws Exception {
        // Given
        events.add(new ControlEvent.EscalationRequested("01", NOW, "t2", "billing_dispute", "Disputes $347 from last month", Urgency.HIGH,
                "billing", "triage", "+18005551234", "CA0", Caller.ofNumber(null), EscalationMode.ANNOUNCE, 0));
        handOver = Optional.of(EventCodec.mapper().readTree("{\"customer\":{\"name\":\"Daniel Reed\"}}"));
        // Then
        assertThat(judge("must happen escalation with reason contains billing, summary contains \"$347.00\", customer.name = \"Daniel Reed\"")
                .failures()).singleElement().satisfies(check -> assertThat(check.found()).contains("Daniel Reed"));
        assertThat(judge("must happen escalation with summary contains \"$347.00\", hand_over.customer.name = \"Daniel Reed\"").good())
                .isTrue();
        assertThat(judge("must not happen escalation").good()).isFalse();
    }

    @Test
    void demandsTheEnd() {
        // Given
        events.add(new ControlEvent.CallEnded("01", NOW, Disposition.TRANSFERRED, "human-hung-up", 5));
        // Then
        assertThat(judge("must happen disposition transferred\nmust happen end by agent").good()).isTrue();
        assertThat(judge("must happen disposition abandoned").good()).isFalse();
        assertThat(judge("must happen end by caller").good()).isFalse();
    }

    @Test
    void aCallerWhoGivesUpIsAFailure() {
        // Given
        caller.add(new CallerEvent.GaveUp(9000, "nothing was heard for 15 s"));
        // Then
        assertThat(judge("").failures()).singleElement().satisfies(check -> assertThat(check.found()).contains("15 s"));
    }
}

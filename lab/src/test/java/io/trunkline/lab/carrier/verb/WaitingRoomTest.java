package io.trunkline.lab.carrier.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.DeskPolicy;
import io.trunkline.lab.carrier.twiml.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final DeskPolicy CLOSED = new DeskPolicy(false, Duration.ZERO, Duration.ZERO, true);

    private final ScriptedLeg leg = new ScriptedLeg();

    @Test
    void theWaitingDocumentIsHeardOverAndOver() {
        // Given
        leg.desk = CLOSED;
        leg.documents.put("/wait", List.of(new Verb.Say("Please hold.", 1), new Verb.Pause(Duration.ofSeconds(1))));

        // When
        leg.run(enqueue("/wait"), Duration.ofSeconds(10));

        // Then
        assertThat(leg.events(CarrierEvent.Spoken.class).size()).isGreaterThan(4);
    }

    @Test
    void theWaitingDocumentMayLeaveTheQueue() {
        // Given
        leg.desk = CLOSED;
        leg.documents.put("/wait", List.of(new Verb.Redirect("/leave", "POST")));
        leg.documents.put("/leave", List.of(new Verb.Leave()));

        // When
        Progress progress = leg.run(enqueue("/wait"), Duration.ofSeconds(10));

        // Then
        assertThat(progress).isInstanceOfSatisfying(Progress.Ask.class, ask -> assertThat(ask.parameters()).containsEntry("QueueResult", "leave"));
    }

    @Test
    void aWaitingDocumentThatCannotBeHadIsReplacedByMusic() {
        // Given
        leg.desk = CLOSED;

        // When
        leg.run(enqueue("/missing"), Duration.ofMillis(200));

        // Then
        assertThat(leg.ear).isNotEqualTo(new short[160]);
    }

    private VerbRun enqueue(String waitUrl) {
        return Verbs.begin(new Verb.Enqueue("", "billing", "", 0, "/queue-ended", "POST", waitUrl, "POST"), leg);
    }
}

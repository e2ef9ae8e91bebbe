package io.trunkline.lab.carrier.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.DeskPolicy;
import io.trunkline.lab.carrier.twiml.Verb;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueRunTest {

    private final ScriptedLeg leg = new ScriptedLeg();

    @Test
    void musicIsHeardUntilAHumanWhoReadTheTaskPicksUpAndLaterSaysGoodbye() {
        // Given
        VerbRun queue = enqueue("WW1", "", "{\"summary\":\"Caller disputes a $89 charge\",\"name\":\"Eva Stone\"}", "");

        // When
        leg.run(queue, Duration.ofMillis(100));
        boolean music = leg.ear[80] != 0;
        Progress end = leg.run(queue, Duration.ofMinutes(1));

        // Then
        assertThat(music).isTrue();
        assertThat(leg.events(CarrierEvent.Enqueued.class)).singleElement().satisfies(e -> {
            assertThat(e.taskJson()).contains("\"call_sid\":\"CAxx\"", "\"summary\"");
            assertThat(e.priority()).isEqualTo(10);
        });
        assertThat(leg.events(CarrierEvent.HumanSpoke.class)).hasSize(2);
        assertThat(leg.events(CarrierEvent.HumanSpoke.class).getFirst().text())
                .startsWith("Hi Eva, I can see you're calling about a $89 charge");
        assertThat(end).isEqualTo(new Progress.Over("completed", "human-hung-up"));
    }

    @Test
    void theHumanWaitsForTheCallerToFinish() {
        // Given
        leg.desk = new DeskPolicy(true, Duration.ZERO, Duration.ofSeconds(60), true);
        VerbRun queue = enqueue("", "billing", "", "");
        leg.run(queue, Duration.ofSeconds(3));

        // When: two seconds of speech, then silence
        for (int i = 0; i < 100; i++, leg.now += ScriptedLeg.FRAME) {
            queue.tick(new byte[160], leg.ear, leg.now);
        }
        int whileSpeaking = leg.events(CarrierEvent.HumanSpoke.class).size();
        byte[] silence = MuLaw.encode(new short[160]);
        for (int i = 0; i < 100; i++, leg.now += ScriptedLeg.FRAME) {
            queue.tick(silence, leg.ear, leg.now);
        }

        // Then
        assertThat(whileSpeaking).isEqualTo(1);
        assertThat(leg.events(CarrierEvent.HumanSpoke.class)).hasSize(2);
    }

    @Test
    void nobodyPicksUpWhenTheDeskIsClosed() {
        // Given
        leg.desk = new DeskPolicy(false, Duration.ZERO, Duration.ZERO, true);
        VerbRun queue = enqueue("", "billing", "", "/queue-ended");

        // When
        Progress after = leg.run(queue, Duration.ofMinutes(1));
        queue.stop(VerbRun.Cause.CALLER_HUNG_UP, leg.now);

        // Then
        assertThat(after).isEqualTo(Progress.RUNNING);
        assertThat(leg.callbacks).singleElement().satisfies(c -> assertThat(c).containsEntry("QueueResult", "hangup").containsEntry("QueueTime", "60"));
    }

    @Test
    void attributesThatAreNoJsonAreAnError() {
        // Given
        VerbRun queue = enqueue("WW1", "", "{broken", "");

        // When, Then
        assertThat(leg.frame(queue)).isEqualTo(Progress.DONE);
        assertThat(leg.events(CarrierEvent.ErrorRecorded.class)).hasSize(1);
        assertThat(leg.events(CarrierEvent.Enqueued.class)).isEmpty();
    }

    private VerbRun enqueue(String workflow, String queue, String json, String action) {
        return Verbs.begin(new Verb.Enqueue(workflow, queue, json, 10, action, "POST", "", "POST"), leg);
    }
}

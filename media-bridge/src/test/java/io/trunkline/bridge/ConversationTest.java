package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ModelSession;
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.contracts.event.ControlEvent.AgentSwitched;
import io.trunkline.contracts.event.ControlEvent.BargedIn;
import io.trunkline.contracts.event.ControlEvent.CallMeasured;
import io.trunkline.contracts.event.ControlEvent.CallerIdentified;
import io.trunkline.contracts.event.ControlEvent.DecisionRecorded;
import io.trunkline.contracts.event.ControlEvent.EscalationAnnounced;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.contracts.event.ControlEvent.KeysPressed;
import io.trunkline.contracts.event.ControlEvent.SessionReady;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.event.ControlEvent.StreamStarted;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.ControlEvent.TurnCompleted;
import io.trunkline.contracts.event.ControlEvent.UsageUpdated;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.http.PlaceCall;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a call is when all goes well: a scripted carrier and a scripted model over real sockets, Kafka and Redis. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class ConversationTest {
    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void opensTheSessionBeforeTheStreamAndGreetsAKnownCallerByName() {
        // Given
        PlaceCall call = Bench.call(Bench.ANN);
        // When
        assertThat(bench.place(call)).isEqualTo(202);
        ModelSession model = bench.model().next();
        JsonNode setUp = model.await("session.update");
        bench.identify(call.callId());
        model.await("session.update");
        ScriptedCarrier carrier = bench.stream(call).playsAtOnce();
        JsonNode greeting = model.await("response.create");
        model.says("Welcome back, Ann! How can I help you today?", 400);
        // Then
        carrier.await("media");
        assertThat(model.model()).isEqualTo("local/triage");
        assertThat(setUp.at("/session/audio/input/format/type").asText()).isEqualTo("audio/pcmu");
        assertThat(setUp.at("/session/tools").findValuesAsText("name")).contains("lookup_order_status", "escalate_to_human", "end_call",
                "transfer_to_agent", "record_decision");
        assertThat(greeting.at("/response/instructions").asText()).contains("Welcome back, Ann! How can I help you today?");
        assertThat(bench.topic().await(CallerIdentified.class, call.callId()).customerId()).isEqualTo("C-1001");
        assertThat(bench.topic().await(StreamStarted.class, call.callId()).bridge()).isEqualTo(BridgeWorld.BRIDGE);
        assertThat(bench.topic().await(SessionReady.class, call.callId()).model()).isEqualTo("local/triage");
        await().untilAsserted(() -> assertThat(bench.session(call.callId())).containsEntry("customerId", "C-1001")
                .containsEntry("trust", "NUMBER").containsEntry("epoch", "1").containsEntry("replyPartition", "3").containsKey("costUsd"));
        carrier.stop();
        carrier.close();
        assertThat(bench.topic().await(StreamEnded.class, call.callId()).outcome()).isEqualTo("hung_up");
        assertThat(model.closedWithin(5)).isTrue();
    }

    @Test
    void movesAudioBothWays() {
        // Given
        Talk talk = bench.talk();
        int before = talk.model().audioFrames();
        // When
        talk.carrier().media(25);
        talk.model().says("Sure.", 600);
        // Then
        await().untilAsserted(() -> assertThat(talk.model().audioFrames() - before).isEqualTo(25));
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard() - 400).isEqualTo(600));
        talk.end();
    }

    @Test
    void silenceThatWaitsToBeJoinedGoesOnWhereNoMoreComes() {
        // Given
        Talk talk = bench.talk();
        int before = talk.model().audioMillis();
        // When a caller who has been silent for long sends one frame
        talk.carrier().media(100);
        await().untilAsserted(() -> assertThat(talk.model().audioMillis() - before).isEqualTo(100 * 20));
        talk.carrier().media(1);
        // Then it doesn't wait for whatever the model is told next, some seconds later
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(talk.model().audioMillis() - before).isEqualTo(101 * 20));
        talk.end();
    }

    @Test
    void keepsTheTranscriptOfBothSides() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().hearsCaller();
        talk.model().heardCaller("Hi, I'm calling about my order.");
        talk.model().says("What is the order number?", 300);
        // Then
        TurnCompleted caller = bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.side().equals("caller"));
        assertThat(caller.text()).isEqualTo("Hi, I'm calling about my order.");
        await().untilAsserted(() -> assertThat(bench.transcript(talk.callId())).anyMatch(turn -> turn.contains("calling about my order"))
                .anyMatch(turn -> turn.contains("What is the order number?")));
        UsageUpdated usage = bench.topic().await(UsageUpdated.class, talk.callId());
        assertThat(usage.costUsd()).isGreaterThan(0);
        assertThat(bench.count("model.cost.usd", "agent", "triage")).isGreaterThan(0);
        talk.end();
    }

    @Test
    void writesTheCallDownMasked() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.carrier().media(3);
        talk.model().hearsCaller();
        talk.model().heardCaller("My name is Daniel Reed, and the card is 4111 1111 1111 1111.");
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.side().equals("caller"));
        talk.end();
        bench.topic().await(StreamEnded.class, talk.callId());
        // Then
        Path file = BridgeWorld.recordings().resolve(talk.callId() + "-1.txt");
        await().untilAsserted(() -> assertThat(file).content().startsWith("recorded 1").contains("carrier audio 20ms ", "  > model hears 20ms", "notice finished CALLER_HUNG_UP"));
        assertThat(file).content().contains("\"My name is Xx Xx, and the card is Xx Xx Xx Xx.\"").doesNotContain("Reed", "4111", "1111");
    }

    @Test
    void fallsSilentAndCutsTheItemToWhatWasHeardWhenTheCallerBargesIn() {
        // Given
        PlaceCall call = Bench.call(null);
        ModelSession model = bench.opened(call);
        ScriptedCarrier carrier = bench.stream(call);
        model.await("response.create");
        String item = model.says("This is a long greeting that the caller doesn't want to hear to its end.", 4000);
        String firstMark = carrier.await("mark").at("/mark/name").asText();
        carrier.mark(firstMark).media(1);
        await().until(() -> model.audioFrames() == 1);
        // When
        model.hearsCaller();
        // Then
        carrier.await("clear");
        JsonNode truncate = model.await("conversation.item.truncate");
        assertThat(truncate.path("item_id").asText()).isEqualTo(item);
        assertThat(truncate.path("audio_end_ms").asInt()).isBetween(200, 3000);
        BargedIn event = bench.topic().await(BargedIn.class, call.callId());
        assertThat(event.playedMillis()).isEqualTo(truncate.path("audio_end_ms").asLong());
        TurnCompleted turn = bench.topic().await(TurnCompleted.class, t -> t.callId().equals(call.callId()) && t.interrupted());
        assertThat(turn.text()).doesNotContain("to its end");
        assertThat(turn.estimated()).isTrue();
        await().untilAsserted(() -> assertThat(bench.transcript(call.callId())).anyMatch(entry -> entry.contains("This is") && entry.contains("\"estimated\":true")));
        carrier.stop();
        carrier.close();
    }

    @Test
    void tellsWhatTheCallerWaitedForAndHowGoodTheLineWas() {
        // Given a caller who asked something, half a second ago by their own sound
        Talk talk = bench.talk();
        talk.model().hearsCaller();
        talk.carrier().speech(20);
        long asked = System.nanoTime();
        talk.carrier().media(2);
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        // When the provider notices, and answers
        talk.model().heardCaller("Where is my order?");
        talk.model().says("On its way.", 300);
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.text().equals("On its way."));
        long waitedAtMost = (System.nanoTime() - asked) / 1_000_000;
        talk.end();
        // Then
        CallMeasured measured = bench.topic().await(CallMeasured.class, talk.callId());
        assertThat(measured.answers()).isEqualTo(1);
        // this carrier plays 300 ms in no time: the beginning of what it played is reckoned that much too early; and the caller may have been heard late
        assertThat(measured.slowestAnswerMillis()).isBetween(100L, waitedAtMost);
        assertThat(measured.heardMillis()).isEqualTo(440);
        assertThat(measured.silence()).isBetween(0.05, 0.3);
        assertThat(measured.opinion()).isBetween(3.5, 4.5);
        assertThat(bench.timer("ear.answer").count()).isPositive();
        assertThat(bench.timer("ear.answer.model").totalTime(TimeUnit.MILLISECONDS)).isGreaterThan(100);
        assertThat(bench.get("/q/metrics")).contains("trunkline_ear_answer_seconds_bucket{le=\"0.5\"", "trunkline_line_opinion_score", "trunkline_talk_over_ratio");
    }

    @Test
    void clearsBeforeItTruncatesAndTruncatesBeforeAllElse() {
        // Given an agent that still talks, its response not done, after a key was pressed into its greeting
        PlaceCall call = Bench.call(null);
        ModelSession model = bench.opened(call);
        ScriptedCarrier carrier = bench.stream(call);
        model.await("response.create");
        String item = model.beginsToSay("Please listen to all of this.", 4000);
        carrier.mark(carrier.await("mark").at("/mark/name").asText());
        int before = model.all().size();
        // When
        carrier.key('1');
        // Then
        long clearAt = carrier.awaitAt("clear");
        model.await("response.cancel");
        assertThat(model.all().subList(before, model.all().size())).extracting(message -> message.path("type").asText())
                .startsWith("conversation.item.truncate", "response.cancel");
        JsonNode truncate = model.all().get(before);
        assertThat(truncate.path("item_id").asText()).isEqualTo(item);
        // two sockets, two threads of the test: what the clock can tell is that the clear wasn't held back
        assertThat(clearAt - model.receivedAt(truncate)).isLessThan(50_000_000);
        // what still comes of the cancelled response is not for the caller
        int heard = carrier.millisHeard();
        model.goesOn(item, 400);
        model.cancelled(item);
        carrier.media(1);
        await().until(() -> model.audioFrames() == 1);
        assertThat(carrier.millisHeard()).isEqualTo(heard);
        carrier.stop();
        carrier.close();
    }

    @Test
    void takesAToolCallOverKafkaAndBack() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().callsTool("call_1", "lookup_order_status", "{\"order_id\":\"AB7492\"}");
        ToolCallRequested asked = bench.topic().await(ToolCallRequested.class, e -> e.callId().equals(talk.callId()) && e.toolCallId().equals("call_1"));
        bench.answer(talk.callId(), "call_1", asked.tool(), ToolStatus.OK, "{'order_id':'AB7492','tracking_number':'789245136890'}", "It was shipped.");
        // Then
        JsonNode item = talk.model().await("conversation.item.create");
        assertThat(asked.replyPartition()).isEqualTo(BridgeWorld.REPLY_PARTITION);
        assertThat(asked.idempotencyKey()).isEqualTo(talk.callId() + "/call_1");
        assertThat(item.at("/item/call_id").asText()).isEqualTo("call_1");
        assertThat(item.at("/item/output").asText()).contains("\"status\":\"ok\"", "789245136890", "It was shipped.");
        talk.model().await("response.create");
        await().untilAsserted(() -> assertThat(bench.tools(talk.callId())).singleElement().asString().contains("lookup_order_status", "789245136890"));
        talk.end();
    }

    @Test
    void passesArgumentsOnThatAreNoJson() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().callsTool("call_1", "lookup_order_status", "{order_id: AB7");
        // Then
        assertThat(bench.topic().await(ToolCallRequested.class, e -> e.callId().equals(talk.callId())).arguments()).isEqualTo("{order_id: AB7");
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.INVALID_ARGUMENTS, "{}", "Could you repeat the number?");
        assertThat(talk.model().await("conversation.item.create").at("/item/output").asText()).contains("invalid_arguments", "repeat the number");
        talk.end();
    }

    @Test
    void escalatesAndSaysWhenTheCallerHasHeardWhy() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().hearsCaller();
        talk.model().heardCaller("I never authorized that three hundred forty seven dollar charge");
        talk.model().callsTool("call_9", "escalate_to_human",
                "{\"reason\":\"billing_dispute\",\"summary\":\"Disputes $347 of last month\",\"urgency\":\"high\"}");
        EscalationRequested asked = bench.topic().await(EscalationRequested.class, talk.callId());
        bench.answer(talk.callId(), "call_9", "escalate_to_human", ToolStatus.OK, "{'queue':'billing'}", "A specialist takes over.");
        talk.model().await("conversation.item.create");
        talk.model().await("response.create");
        talk.model().says("I'm connecting you to a billing specialist who has the whole story.", 400);
        // Then
        assertThat(bench.topic().await(EscalationAnnounced.class, talk.callId()).toolCallId()).isEqualTo("call_9");
        assertThat(asked.mode()).isEqualTo(EscalationMode.ANNOUNCE);
        assertThat(asked.department()).isEqualTo("billing");
        assertThat(asked.urgency().taskPriority()).isEqualTo(10);
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("intendedEnd", "transfer"));
        talk.end();
        assertThat(bench.topic().await(StreamEnded.class, talk.callId()).outcome()).isEqualTo("transfer");
    }

    @Test
    void leadsALoneZeroToTheOperator() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.carrier().key('0');
        // Then
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(bench.session(talk.callId())).containsEntry("intendedEnd", "operator").containsEntry("endReason", "caller_pressed_0");
        EscalationRequested asked = bench.topic().await(EscalationRequested.class, talk.callId());
        assertThat(asked.mode()).isEqualTo(EscalationMode.IMMEDIATE);
        assertThat(bench.topic().await(StreamEnded.class, talk.callId()).outcome()).isEqualTo("operator");
    }

    @Test
    void givesOtherKeysToTheModelAndToNobodyElse() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.carrier().key('4').key('1').key('2').key('#');
        // Then
        assertThat(talk.model().await("conversation.item.create").toString()).contains("[The caller pressed 4 1 2 on the keypad]");
        talk.model().await("response.create");
        talk.model().says("Thank you.", 200);
        assertThat(bench.topic().await(KeysPressed.class, talk.callId()).count()).isEqualTo(3);
        talk.end();
    }

    @Test
    void hangsUpAfterTheGoodbyeWasHeard() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().says("Goodbye, Ann.", 400);
        talk.model().callsTool("call_2", "end_call", "{\"outcome\":\"resolved\"}");
        // Then
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(bench.session(talk.callId())).containsEntry("intendedEnd", "resolved");
        assertThat(bench.topic().await(StreamEnded.class, talk.callId()).outcome()).isEqualTo("resolved");
        assertThat(bench.saidGoodbye(talk.callId(), 1, BridgeWorld.INTERNAL_TOKEN)).isEqualTo(200);
        assertThat(bench.saidGoodbye(talk.callId(), 2, BridgeWorld.INTERNAL_TOKEN)).as("another bridge's stream").isEqualTo(404);
        assertThat(bench.saidGoodbye(talk.callId(), 1, "guess")).isEqualTo(401);
    }

    @Test
    void givesTheCallToAnotherVoiceAgentWhoKnowsWhatWasSaid() {
        // Given
        Talk talk = bench.talk();
        talk.model().hearsCaller();
        talk.model().heardCaller("There is a strange charge on my bill");
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.side().equals("caller"));
        // When
        talk.model().callsTool("call_3", "transfer_to_agent", "{\"agent\":\"billing\"}");
        ModelSession billing = bench.model().next();
        // Then
        assertThat(billing.model()).isEqualTo("local/billing");
        assertThat(billing.await("session.update").at("/session/instructions").asText()).isNotBlank();
        assertThat(billing.await("conversation.item.create").toString()).contains("Thank you for calling Acme");
        assertThat(billing.await("conversation.item.create").toString()).contains("strange charge");
        billing.await("response.create");
        billing.says("Billing here. Which charge is it?", 400);
        assertThat(talk.model().closedWithin(5)).isTrue();
        assertThat(bench.topic().await(AgentSwitched.class, talk.callId()).to()).isEqualTo("billing");
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("agent", "billing").containsEntry("model", "local/billing"));
        int before = billing.audioFrames();
        talk.carrier().media(5);
        await().untilAsserted(() -> assertThat(billing.audioFrames() - before).isGreaterThanOrEqualTo(5));
        talk.end();
    }

    @Test
    void notesTheAgentsDecisions() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().callsTool("call_4", "record_decision",
                "{\"intent\":\"order_status\",\"fields\":{\"order_id\":\"AB7492\"},\"confidence\":\"high\",\"next\":\"look it up\"}");
        // Then
        DecisionRecorded decision = bench.topic().await(DecisionRecorded.class, talk.callId());
        assertThat(decision.intent()).isEqualTo("order_status");
        assertThat(decision.fields()).containsEntry("order_id", "AB7492");
        assertThat(talk.model().await("conversation.item.create").at("/item/call_id").asText()).isEqualTo("call_4");
        talk.end();
    }

    @Test
    void masksCardNumbersBeforeTheyLeaveTheProcess() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().hearsCaller();
        talk.model().heardCaller("My card is 4111 1111");
        talk.model().says("Go on.", 200);
        talk.model().hearsCaller();
        talk.model().heardCaller("one one one one 1111");
        talk.model().callsTool("call_5", "lookup_order_status", "{\"order_id\":\"4111111111111111\"}");
        ToolCallRequested asked = bench.topic().await(ToolCallRequested.class, e -> e.callId().equals(talk.callId()));
        talk.end();
        bench.topic().await(StreamEnded.class, talk.callId());
        // Then
        assertThat(asked.arguments()).isEqualTo("{\"order_id\":\"[card ....1111]\"}");
        await().untilAsserted(() -> assertThat(bench.transcript(talk.callId())).anyMatch(turn -> turn.contains("My card is [digits]")));
        assertThat(bench.topic().everything()).doesNotContain("4111 1111").doesNotContain("4111111111111111");
        assertThat(String.join("\n", bench.transcript(talk.callId()))).doesNotContain("4111");
    }

    @Test
    void keepsTwoCallsApart() {
        // Given
        Talk one = bench.talk();
        Talk two = bench.talk();
        // When
        one.model().callsTool("same_id", "lookup_order_status", "{\"order_id\":\"AB1\"}");
        two.model().callsTool("same_id", "lookup_order_status", "{\"order_id\":\"CD2\"}");
        bench.topic().await(ToolCallRequested.class, two.callId());
        bench.answer(two.callId(), "same_id", "lookup_order_status", ToolStatus.OK, "{'order_id':'CD2'}", "Two.");
        bench.answer(one.callId(), "same_id", "lookup_order_status", ToolStatus.OK, "{'order_id':'AB1'}", "One.");
        await().until(() -> two.carrier().millisHeard() == 400);
        // Then
        assertThat(one.model().await("conversation.item.create").at("/item/output").asText()).contains("AB1").doesNotContain("CD2");
        assertThat(two.model().await("conversation.item.create").at("/item/output").asText()).contains("CD2").doesNotContain("AB1");
        one.model().says("One.", 400);
        await().untilAsserted(() -> assertThat(one.carrier().millisHeard()).isGreaterThanOrEqualTo(800));
        assertThat(two.carrier().millisHeard()).isEqualTo(400);
        one.end();
        two.end();
    }
}

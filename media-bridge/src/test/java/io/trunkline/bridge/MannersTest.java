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
import io.trunkline.contracts.event.ControlEvent.CallFaulted;
import io.trunkline.contracts.event.ControlEvent.DecisionRecorded;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.http.PlaceCall;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a voice agent behaves where the model would not by itself: over real sockets, with a scripted model. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class MannersTest {
    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void asksASilentCallerWhetherTheyAreThereAndThenLetsThemGo() {
        // Given
        Talk talk = talk("patient");
        // When
        JsonNode asked = talk.model().await("response.create");
        talk.model().says("Are you still there?", 200);
        JsonNode goodbye = talk.model().await("response.create");
        talk.model().says("Goodbye!", 200);
        // Then
        assertThat(asked.at("/response/instructions").asText()).isEqualTo("Say exactly: 'Are you still there?'".replace('\'', '"'));
        assertThat(goodbye.at("/response/instructions").asText()).contains("I can't hear you");
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(bench.session(talk.callId())).containsEntry("intendedEnd", "unresolved");
        assertThat(bench.topic().await(StreamEnded.class, talk.callId()).outcome()).isEqualTo("unresolved");
        assertThat(bench.count("silence.prompts", "step", "goodbye")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void saysThatASlowToolTakesAWhileAndThenItsAnswer() {
        // Given
        Talk talk = talk("bilingual");
        // When
        talk.model().callsTool("call_1", "lookup_order_status", "{\"order_id\":\"AB7492\"}");
        bench.topic().await(ToolCallRequested.class, e -> e.callId().equals(talk.callId()) && e.toolCallId().equals("call_1"));
        JsonNode filler = talk.model().await("response.create");
        talk.model().says("One moment while I look up your order.", 200);
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.OK, "{'order_id':'AB7492'}", "It was shipped.");
        // Then
        assertThat(filler.at("/response/instructions").asText()).contains("One moment while I look up your order.");
        assertThat(filler.at("/response/tool_choice").asText()).isEqualTo("none");
        assertThat(talk.model().await("conversation.item.create").at("/item/call_id").asText()).isEqualTo("call_1");
        assertThat(talk.model().await("response.create").path("response").has("instructions")).isFalse();
        talk.end();
    }

    @Test
    void speaksTheLanguageThatTheCallersWordsAreIn() {
        // Given
        Talk talk = talk("bilingual");
        assertThat(talk.model().all().getFirst().at("/session/audio/input/transcription").has("language")).isFalse();
        // When
        talk.model().hearsCaller();
        talk.model().heardCaller("Hola, quiero saber dónde está mi pedido, por favor.");
        JsonNode update = talk.model().await("session.update");
        // Then
        assertThat(update.at("/session/instructions").asText()).contains("# Language", "Speak Spanish", "Trate a la persona de usted.");
        assertThat(update.at("/session/audio/input/transcription/language").asText()).isEqualTo("es");
        assertThat(update.at("/session/audio/output").isMissingNode()).as("the voice was heard already").isTrue();
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("language", "es"));
        talk.end();
    }

    @Test
    void speaksTheLanguageThatTheModelNames() {
        // Given
        Talk talk = talk("bilingual");
        // When
        talk.model().callsTool("call_2", "record_decision", "{\"intent\":\"greeting\",\"confidence\":\"high\",\"next\":\"ask\",\"language\":\"es\"}");
        // Then
        assertThat(talk.model().await("session.update").at("/session/instructions").asText()).contains("Speak Spanish");
        talk.end();
    }

    @Test
    void speaksTheLanguageThatTheCallerChoseByKeyFromTheFirstWord() {
        // Given
        PlaceCall call = Bench.with(Bench.call(null), "bilingual", "es-MX");
        // When
        bench.place(call);
        ModelSession model = bench.model().next();
        JsonNode setUp = model.await("session.update");
        var carrier = bench.stream(call);
        // Then
        assertThat(setUp.at("/session/audio/output/voice").asText()).isEqualTo("cedar");
        assertThat(setUp.at("/session/audio/input/transcription/language").asText()).isEqualTo("es");
        assertThat(model.await("response.create").at("/response/instructions").asText()).contains("Hola, habla Acme.");
        carrier.stop();
        carrier.close();
    }

    @Test
    void asksTheModelForASummaryWhenItsOwnIsTooShort() {
        // Given
        Talk talk = talk("bilingual");
        // When
        talk.model().callsTool("call_3", "escalate_to_human", "{\"reason\":\"caller_asked_for_human\",\"summary\":\"Help.\",\"urgency\":\"low\"}");
        JsonNode asked = talk.model().await("response.create");
        talk.model().answersAside(asked, "Wants a person, said no more.");
        // Then
        assertThat(asked.at("/response/conversation").asText()).isEqualTo("none");
        assertThat(bench.topic().await(EscalationRequested.class, talk.callId()).summary()).isEqualTo("Wants a person, said no more.");
        talk.end();
    }

    @Test
    void classifiesACallWhoseCallerHangsUpByTheAgentsLastDecision() {
        // Given
        Talk talk = talk("bilingual");
        talk.model().callsTool("call_5", "record_decision", "{\"intent\":\"order_question\",\"confidence\":\"high\",\"next\":\"look up\"}");
        talk.model().callsTool("call_6", "record_decision", "{\"intent\":\"Complaint\",\"confidence\":\"high\",\"next\":\"apologise\"}");
        bench.topic().await(DecisionRecorded.class, decision -> decision.callId().equals(talk.callId()) && decision.intent().equals("Complaint"));
        // When
        talk.end();
        // Then
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("classification", "complaint"));
        assertThat(bench.topic().await(DecisionRecorded.class, decision -> decision.callId().equals(talk.callId()) && decision.next().equals("call_classified"))
                .confidence()).isEqualTo("low");
    }

    @Test
    void letsTheModelClassifyACallThatAHumanTakesOver() {
        // Given
        Talk talk = talk("bilingual");
        // When
        talk.model().callsTool("call_4", "escalate_to_human",
                "{\"reason\":\"caller_asked_for_human\",\"summary\":\"The caller wants to complain to a person.\",\"urgency\":\"low\"}");
        JsonNode asked = talk.model().await("response.create");
        String ask = asked.at("/response/metadata/ask").asText();
        talk.model().send("{'type':'response.done','response':{'id':'resp_y','status':'completed','metadata':{'ask':'" + ask
                + "'},'output':[{'content':[{'text':'Complaint.'}]}]}}");
        // Then
        assertThat(asked.at("/response/instructions").asText()).contains("order_question, complaint, other");
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("classification", "complaint"));
        assertThat(bench.topic().await(DecisionRecorded.class, talk.callId()).intent()).isEqualTo("complaint");
        talk.end();
    }

    @Test
    void bringsACallToItsEndThatHasCostEnough() {
        // Given
        Talk talk = talk("thrifty");
        // When
        talk.model().says("Something.", 200);
        JsonNode update = talk.model().await("session.update");
        talk.model().says("Something more.", 200);
        JsonNode closing = talk.model().await("response.create");
        talk.model().says("I have to end our call here.", 200);
        // Then
        assertThat(update.at("/session/instructions").asText()).contains("This call must come to an end soon.");
        assertThat(closing.at("/response/instructions").asText()).contains("I have to end our call here.");
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(bench.topic().await(CallFaulted.class, e -> e.callId().equals(talk.callId()) && e.code().equals("budget_spent"))).isNotNull();
    }

    @Test
    void judgesToolsThatTheProviderWantsToRunAndKeepsTheJudgement() {
        // Given
        Talk talk = talk("bilingual");
        assertThat(talk.model().all().getFirst().at("/session/tools").findValuesAsText("server_label")).containsExactly("docs");
        // When
        talk.model().send("{'type':'response.output_item.done','response_id':'r','item':{'id':'mcpr_1','type':'mcp_approval_request','server_label':'docs','name':'fetch','arguments':'{}'}}");
        // Then
        JsonNode answer = talk.model().await("conversation.item.create");
        assertThat(answer.at("/item/type").asText()).isEqualTo("mcp_approval_response");
        assertThat(answer.at("/item/approve").asBoolean()).isFalse();
        assertThat(bench.topic().await(DecisionRecorded.class, talk.callId()).next()).isEqualTo("refused");
        talk.end();
    }

    @Test
    void watchesWhatTheProvidersLimitsLeave() {
        // Given
        Talk talk = talk("bilingual");
        // When
        talk.model().send("{'type':'rate_limits.updated','rate_limits':[{'name':'tokens','limit':1000,'remaining':50,'reset_seconds':1.0}]}");
        // Then
        await().untilAsserted(() -> assertThat(bench.gauge("model.limit.left.ratio", "limit", "tokens")).isEqualTo(0.05));
        assertThat(bench.topic().await(CallFaulted.class, talk.callId()).code()).isEqualTo("rate_limit_near");
        talk.end();
    }

    private Talk talk(String agent) {
        return bench.talk(Bench.with(Bench.call(null), agent, null));
    }
}

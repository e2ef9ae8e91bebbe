package io.trunkline.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeClientEvent;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.UpdateSpeech;
import io.trunkline.call.model.ModelCommand.CommitAudio;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.AnswerApproval;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.ToolOutput;
import io.trunkline.call.model.ModelCommand.ToolUse;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.HostedServer;
import io.trunkline.call.model.SessionConfig.NoiseReduction;
import io.trunkline.call.model.SessionConfig.ToolDeclaration;
import io.trunkline.call.model.SessionConfig.Transcription;
import io.trunkline.call.model.TurnDetection;
import io.trunkline.call.model.TurnDetection.Eagerness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientEventsTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final SessionConfig CONFIG = new SessionConfig("triage", "You are the desk of \"Acme\".", "marin", 1.1, new Transcription("gpt-transcribe", "en"),
            new TurnDetection.ServerVad(0.5, 300, 500, 8000), NoiseReduction.NEAR_FIELD,
            List.of(new ToolDeclaration("lookup_order_status", "Finds an order.", "{\"type\":\"object\",\"properties\":{\"order_id\":{\"type\":\"string\"}}}")), 4096,
            "01J", Map.of("line", "sales"));

    private static final HostedServer SEARCH = new HostedServer("docs", "https://mcp.example.com", List.of("search", "fetch"), List.of("fetch"), "token");

    static Stream<ModelCommand> commands() {
        return Stream.of(new OpenSession(CONFIG), new OpenSession(SessionConfig.of("triage", "Hello.", "marin")),
                new OpenSession(CONFIG.withTurnDetection(new TurnDetection.SemanticVad(Eagerness.HIGH)).withTranscription(new Transcription("gpt-transcribe", null))),
                new OpenSession(CONFIG.withTurnDetection(TurnDetection.Manual.DEFAULT)), new UpdateSession(CONFIG),
                new AppendAudio(Audio.ofG711(new byte[160])), StartResponse.plain(), new StartResponse("Say exactly: \"Hi\"", ToolUse.NONE),
                new CancelResponse(null), new CancelResponse("resp_1"), new Truncate("item_1", 1500), SubmitToolResults.of("call_1", "{\"status\":\"ok\"}"),
                new AppendContext(Voice.USER, "[The caller pressed 5 on the keypad]"), new AppendContext(Voice.SYSTEM, "Be brief."),
                new AppendContext(Voice.ASSISTANT, "Your order was shipped."), new UpdateSpeech(CONFIG, true), new UpdateSpeech(CONFIG, false), new CommitAudio(),
                new AskText("a1", "Sum up the call."), new AnswerApproval("mcpr_1", false, "not allowed"),
                new OpenSession(CONFIG.withHosted(List.of(SEARCH))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyEventIsOneOfTheProtocol(ModelCommand command) throws IOException {
        for (byte[] frame : encode(command)) {
            RealtimeClientEvent event = ObjectMappers.jsonMapper().readValue(frame, RealtimeClientEvent.class);

            assertThat(event.isValid()).as(new String(frame)).isTrue();
        }
    }

    @Test
    void theJudgeTellsWhatIsNoEvent() throws IOException {
        assertThat(ObjectMappers.jsonMapper().readValue("{\"type\":\"response.begin\"}", RealtimeClientEvent.class).isValid()).isFalse();
        assertThat(ObjectMappers.jsonMapper().readValue("{\"type\":\"conversation.item.truncate\",\"item_id\":7}", RealtimeClientEvent.class).isValid()).isFalse();
    }

    @Test
    void opensASessionWithAllThatAPhoneNeeds() throws IOException {
        JsonNode event = JACKSON.readTree(encode(new OpenSession(CONFIG)).getFirst());

        assertThat(event).isEqualTo(JACKSON.readTree("""
                {"type":"session.update","event_id":"session-1","session":{
                  "type":"realtime","instructions":"You are the desk of \\"Acme\\".","output_modalities":["audio"],
                  "audio":{
                    "input":{"format":{"type":"audio/pcmu"},"noise_reduction":{"type":"near_field"},
                      "transcription":{"model":"gpt-transcribe","language":"en"},
                      "turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,"silence_duration_ms":500,
                        "create_response":true,"interrupt_response":true,"idle_timeout_ms":8000}},
                    "output":{"format":{"type":"audio/pcmu"},"voice":"marin","speed":1.1}},
                  "tools":[{"type":"function","name":"lookup_order_status","description":"Finds an order.",
                    "parameters":{"type":"object","properties":{"order_id":{"type":"string"}}}}],
                  "tool_choice":"auto","max_output_tokens":4096,
                  "truncation":{"type":"retention_ratio","retention_ratio":0.8},
                  "tracing":{"workflow_name":"trunkline","group_id":"01J","metadata":{"line":"sales"}}}}"""));
    }

    @Test
    void anUpdateLeavesOutWhatCannotChange() throws IOException {
        JsonNode session = JACKSON.readTree(encode(new UpdateSession(CONFIG)).getFirst()).path("session");

        assertThat(session.path("type").asText()).isEqualTo("realtime");
        assertThat(session.at("/audio/output").isMissingNode()).isTrue();
        assertThat(session.path("tracing").isMissingNode()).isTrue();
        assertThat(session.path("instructions").asText()).contains("Acme");
        assertThat(session.path("tools")).hasSize(1);
    }

    @Test
    void anotherLanguageChangesTheTranscriptionAndTheVoiceOnlyWhileNothingWasSpoken() throws IOException {
        JsonNode before = JACKSON.readTree(encode(new UpdateSpeech(CONFIG, true)).getFirst()).path("session");
        JsonNode after = JACKSON.readTree(encode(new UpdateSpeech(CONFIG, false)).getFirst()).path("session");

        assertThat(before.at("/audio/output/voice").asText()).isEqualTo("marin");
        assertThat(after.at("/audio/output").isMissingNode()).isTrue();
        assertThat(after.at("/audio/input/transcription/language").asText()).isEqualTo("en");
    }

    @Test
    void aTextIsAskedForBesideTheConversation() throws IOException {
        JsonNode event = JACKSON.readTree(encode(new AskText("a1", "Sum up the call.")).getFirst());

        assertThat(event).isEqualTo(JACKSON.readTree("""
                {"type":"response.create","event_id":"ask-a1","response":{"conversation":"none","instructions":"Sum up the call.","tool_choice":"none",
                  "output_modalities":["text"],"metadata":{"ask":"a1"}}}"""));
    }

    @Test
    void toolsThatTheProviderRunsAreThoseNamedAndAskFirstWhereWanted() throws IOException {
        JsonNode tool = JACKSON.readTree(encode(new OpenSession(CONFIG.withHosted(List.of(SEARCH)))).getFirst()).at("/session/tools/1");

        assertThat(tool).isEqualTo(JACKSON.readTree("""
                {"type":"mcp","server_label":"docs","server_url":"https://mcp.example.com","allowed_tools":["search","fetch"],"authorization":"token",
                  "require_approval":{"always":{"tool_names":["fetch"]},"never":{"tool_names":["search"]}}}"""));
        assertThat(SEARCH.toString()).doesNotContain("token");
    }

    @Test
    void theCallersVoiceIsMovedNotDecoded() {
        byte[] frame = "....//8=....".getBytes(StandardCharsets.US_ASCII);

        byte[] event = encode(new AppendAudio(new Audio(frame, 4, 4))).getFirst();

        assertThat(new String(event)).isEqualTo("{\"type\":\"input_audio_buffer.append\",\"audio\":\"//8=\"}");
    }

    @Test
    void severalToolOutputsAreSeveralItems() throws IOException {
        List<byte[]> frames = encode(new SubmitToolResults(List.of(new ToolOutput("call_1", "{\"a\":1}"), new ToolOutput("call_2", "{}"))));

        assertThat(frames).hasSize(2);
        assertThat(JACKSON.readTree(frames.getFirst()).at("/item/output").asText()).isEqualTo("{\"a\":1}");
        assertThat(JACKSON.readTree(frames.getLast()).at("/item/call_id").asText()).isEqualTo("call_2");
    }

    @Test
    void closingIsTheSocketsBusiness() {
        assertThat(encode(new CloseSession())).isEmpty();
    }

    @Test
    void aToolWithoutASchemaIsABugOfTheCatalog() {
        SessionConfig broken = CONFIG.withTools(List.of(new ToolDeclaration("t", "d", "{")));

        assertThatThrownBy(() -> encode(new OpenSession(broken))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tool t");
    }

    @ParameterizedTest
    @CsvSource({"401,FATAL", "403,FATAL", "404,FATAL", "429,SESSION_LOST", "503,SESSION_LOST", "0,SESSION_LOST"})
    void aRefusedUpgradeIsJudgedByItsStatus(int status, String kind) {
        assertThat(new OpenAiRealtimeCodec().refused(status).toString()).contains("kind=" + kind);
    }

    private static List<byte[]> encode(ModelCommand command) {
        List<byte[]> frames = new ArrayList<>();
        new OpenAiRealtimeCodec().encode(command, frames::add);
        return frames;
    }
}

package io.trunkline.models.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.ToolOutput;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.models.LinearAudio;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** Our client messages: exactly one of {@code setup}, {@code clientContent}, {@code realtimeInput}, {@code toolResponse} each. */
final class ClientMessages {

    private static final int TIMES_8_KHZ = 2;
    /** The protocol knows no third voice in a conversation. */
    private static final String NOTE = "[Note for you, not said by the caller] ";

    private final ObjectMapper json;
    private final Setup setup;
    private final OpenTools tools;
    private final LinearAudio up = LinearAudio.up(TIMES_8_KHZ);
    private String instructions = "";
    private String handle;

    ClientMessages(ObjectMapper json, String model, OpenTools tools) {
        this.json = json;
        this.setup = new Setup(json, model);
        this.tools = tools;
    }

    void resume(String other) {
        handle = other;
    }

    void write(ModelCommand command, Consumer<byte[]> frames) {
        switch (command) {
            case AppendAudio append -> frames.accept(audio(append));
            case OpenSession open -> {
                instructions = open.config().instructions();
                frames.accept(bytes(setup.of(open.config(), handle)));
            }
            case UpdateSession update -> changed(update, frames);
            case StartResponse start -> frames.accept(bytes(respond(start)));
            case SubmitToolResults results -> results(results, frames);
            case AppendContext context -> frames.accept(bytes(content(context.voice(), context.text(), false)));
            case ModelCommand.CancelResponse _, ModelCommand.Truncate _, ModelCommand.UpdateSpeech _, ModelCommand.CommitAudio _, ModelCommand.AskText _,
                    ModelCommand.AnswerApproval _, ModelCommand.SessionMove _, ModelCommand.CloseSession _ -> { }
        }
    }

    private byte[] audio(AppendAudio append) {
        String data = Base64.getEncoder().encodeToString(up.toLinear(append.audio()));
        return ("{\"realtimeInput\":{\"audio\":{\"mimeType\":\"audio/pcm;rate=16000\",\"data\":\"" + data + "\"}}}").getBytes(StandardCharsets.US_ASCII);
    }

    /** A running session can't be changed: what was added to its instructions is told as a note. */
    private void changed(UpdateSession update, Consumer<byte[]> frames) {
        String now = update.config().instructions();
        if (!now.equals(instructions)) {
            String news = now.startsWith(instructions) ? now.substring(instructions.length()).strip() : now;
            instructions = now;
            frames.accept(bytes(content(Voice.SYSTEM, news, false)));
        }
    }

    private ObjectNode respond(StartResponse start) {
        if (start.instructions() != null) {
            return content(Voice.SYSTEM, start.instructions(), true);
        }
        ObjectNode message = json.createObjectNode();
        message.putObject("clientContent").put("turnComplete", true);
        return message;
    }

    private ObjectNode content(Voice voice, String text, boolean complete) {
        ObjectNode message = json.createObjectNode();
        ObjectNode content = message.putObject("clientContent");
        ObjectNode turn = content.putArray("turns").addObject().put("role", voice == Voice.ASSISTANT ? "model" : "user");
        turn.putArray("parts").addObject().put("text", voice == Voice.SYSTEM ? NOTE + text : text);
        content.put("turnComplete", complete);
        return message;
    }

    private void results(SubmitToolResults results, Consumer<byte[]> frames) {
        for (ToolOutput output : results.outputs()) {
            String name = tools.answered(output.toolCallId());
            if (name != null) {
                ObjectNode message = json.createObjectNode();
                ObjectNode answer = message.putObject("toolResponse").putArray("functionResponses").addObject().put("id", output.toolCallId()).put("name", name);
                answer.set("response", object(output.outputJson()));
                frames.accept(bytes(message));
            }
        }
    }

    private JsonNode object(String text) {
        try {
            JsonNode read = json.readTree(text);
            return read != null && read.isObject() ? read : json.createObjectNode().put("result", text);
        } catch (JsonProcessingException notJson) {
            return json.createObjectNode().put("result", text);
        }
    }

    private byte[] bytes(ObjectNode message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain nodes can always be written", impossible);
        }
    }
}

package io.trunkline.models.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.Malformed;
import io.trunkline.call.model.ModelEvent.OutputInterrupted;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import io.trunkline.models.LinearAudio;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * The server's turns as responses with ids of our own: one begins with the first sound or call of the model, and ends when the server says that the turn is
 * complete or was interrupted. What the caller said is whole when the model answers.
 */
final class ServerTurns {

    private static final int TIMES_8_KHZ = 3;

    private LinearAudio down = LinearAudio.down(TIMES_8_KHZ);
    private final StringBuilder caller = new StringBuilder();
    private final StringBuilder agent = new StringBuilder();
    private long responses;
    private long callerTurns;
    private String response;
    private boolean voiceDone;

    void content(JsonNode content, Consumer<ModelEvent> out) {
        String heard = content.path("inputTranscription").path("text").asText("");
        if (!heard.isEmpty()) {
            caller.append(heard);
            out.accept(new TranscriptDelta(Side.CALLER, "caller-" + (callerTurns + 1), heard));
        }
        for (JsonNode part : content.path("modelTurn").path("parts")) {
            if (part.has("inlineData") && !part.path("thought").asBoolean(false)) {
                voice(part.get("inlineData").path("data").asText(""), out);
            }
        }
        String said = content.path("outputTranscription").path("text").asText("");
        if (!said.isEmpty()) {
            begin(out);
            agent.append(said);
            out.accept(new TranscriptDelta(Side.AGENT, item(), said));
        }
        boundaries(content, out);
    }

    private void boundaries(JsonNode content, Consumer<ModelEvent> out) {
        if (content.path("interrupted").asBoolean(false)) {
            out.accept(new OutputInterrupted());
            end(ResponseStatus.CANCELLED, "interrupted", out);
        }
        if (content.path("generationComplete").asBoolean(false)) {
            voiceDone(out);
        }
        if (content.path("turnComplete").asBoolean(false)) {
            callerDone(out);
            end(ResponseStatus.COMPLETED, "", out);
        }
    }

    private void voice(String base64, Consumer<ModelEvent> out) {
        byte[] linear;
        try {
            linear = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            out.accept(new Malformed("data is not base64"));
            return;
        }
        begin(out);
        Audio audio = down.toUlaw(linear);
        if (audio.length() > 0) {
            out.accept(new AudioDelta(response, item(), audio));
        }
    }

    /** The running response, begun if there is none. */
    String begin(Consumer<ModelEvent> out) {
        if (response == null) {
            callerDone(out);
            response = "response-" + ++responses;
            voiceDone = false;
            down = LinearAudio.down(TIMES_8_KHZ);
            out.accept(new ResponseStarted(response));
        }
        return response;
    }

    void end(ResponseStatus status, String reason, Consumer<ModelEvent> out) {
        if (response == null) {
            return;
        }
        voiceDone(out);
        if (!agent.isEmpty()) {
            out.accept(new Transcript(Side.AGENT, item(), agent.toString().strip()));
            agent.setLength(0);
        }
        String ended = response;
        response = null;
        // what was used is told beside
        out.accept(new ResponseDone(ended, status, reason, Usage.NONE));
    }

    private void voiceDone(Consumer<ModelEvent> out) {
        if (response != null && !voiceDone) {
            voiceDone = true;
            out.accept(new AudioDone(response, item()));
        }
    }

    private void callerDone(Consumer<ModelEvent> out) {
        if (!caller.isEmpty()) {
            out.accept(new Transcript(Side.CALLER, "caller-" + ++callerTurns, caller.toString().strip()));
            caller.setLength(0);
        }
    }

    private String item() {
        return "voice-" + responses;
    }
}

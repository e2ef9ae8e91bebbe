package io.trunkline.models.gemini;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.Malformed;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.models.RealtimeCodec;
import java.io.IOException;
import java.util.function.Consumer;

/** Messages of one Gemini Live session. Owned by the call's event loop. */
final class GeminiCodec implements RealtimeCodec {

    private static final int MAX_FRAME = 4 * 1024 * 1024;
    private static final int MAX_DEPTH = 64;
    /** Close codes of a server that doesn't like what we are or what we sent first. */
    private static final int INVALID = 1007;
    private static final int POLICY = 1008;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_FRAME).build()).build()).build();

    private final ClientMessages client;
    private final ServerMessages server;

    GeminiCodec(String model) {
        OpenTools tools = new OpenTools();
        this.client = new ClientMessages(JSON, model, tools);
        this.server = new ServerMessages(tools);
    }

    @Override
    public void decode(byte[] frame, int offset, int length, Consumer<ModelEvent> events) {
        if (length > MAX_FRAME) {
            events.accept(new Malformed("too long"));
            return;
        }
        JsonNode message;
        try {
            message = JSON.readTree(frame, offset, length);
        } catch (IOException notJson) {
            events.accept(new Malformed("not JSON"));
            return;
        }
        if (message == null || !message.isObject()) {
            events.accept(new Malformed("not a JSON object"));
        } else {
            server.read(message, events);
        }
    }

    @Override
    public void encode(ModelCommand command, Consumer<byte[]> frames) {
        client.write(command, frames);
    }

    /** The server waits for our setup. */
    @Override
    public ModelEvent opened() {
        return new SessionCreated("");
    }

    @Override
    public boolean resume(RealtimeCodec earlier) {
        if (!(earlier instanceof GeminiCodec other) || other.server.resumptionHandle() == null) {
            return false;
        }
        client.resume(other.server.resumptionHandle());
        return true;
    }

    @Override
    public ModelEvent refused(int httpStatus) {
        boolean ours = httpStatus >= 400 && httpStatus < 500 && httpStatus != 408 && httpStatus != 429;
        return new ModelFailed(httpStatus == 0 ? "unreachable" : "http_" + httpStatus, ours ? FailureKind.FATAL : FailureKind.SESSION_LOST);
    }

    @Override
    public ModelEvent closed(int closeCode) {
        boolean refused = !server.ready() && (closeCode == INVALID || closeCode == POLICY);
        return refused ? new ModelFailed("closed_" + closeCode, FailureKind.FATAL) : new SessionClosed("closed_" + closeCode);
    }
}

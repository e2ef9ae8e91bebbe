package io.trunkline.models.gemini;

import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.models.RealtimeCodec;
import io.trunkline.models.ServerJson;
import java.util.function.Consumer;

/** Messages of one Gemini Live session. Owned by the call's event loop. */
final class GeminiCodec implements RealtimeCodec {

    /** Close codes of a server that doesn't like what we are or what we sent first. */
    private static final int INVALID = 1007;
    private static final int POLICY = 1008;

    private final ClientMessages client;
    private final ServerMessages server;

    GeminiCodec(String model) {
        OpenTools tools = new OpenTools();
        this.client = new ClientMessages(ServerJson.MAPPER, model, tools);
        this.server = new ServerMessages(tools);
    }

    @Override
    public void decode(byte[] frame, int offset, int length, Consumer<ModelEvent> events) {
        ServerJson.read(frame, offset, length, server::read, events);
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

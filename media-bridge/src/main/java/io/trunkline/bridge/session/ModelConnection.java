package io.trunkline.bridge.session;

import io.trunkline.bridge.socket.MediaSocket;
import io.trunkline.bridge.socket.Uplink;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.models.RealtimeCodec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One socket to one model: commands in, events out, through the provider's codec. */
final class ModelConnection implements MediaSocket.Listener {
    private static final int IDS_KEPT = 256;

    private final Surroundings around;
    private final ModelChoice choice;
    private final RealtimeCodec codec;
    private final Consumer<ModelEvent> events;
    /** Ids this session gave out: what another session made means nothing to it. */
    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > IDS_KEPT;
        }
    });
    private MediaSocket socket;
    private Uplink uplink;
    private int responsesRunning;
    private boolean over;

    ModelConnection(Surroundings around, ModelChoice choice, Consumer<ModelEvent> events) {
        this.around = around;
        this.choice = choice;
        this.codec = choice.provider().newCodec(choice.model());
        this.events = events;
    }

    void open(String endUser) {
        socket = around.modelSockets.open(around.providers.endpoint(choice, endUser), this, this::opened, this::refused);
    }

    ModelChoice choice() {
        return choice;
    }

    /** Whether this session made the item or tool call. */
    boolean knows(String id) {
        return ids.contains(id);
    }

    boolean speaking() {
        return responsesRunning > 0;
    }

    /** Sends if the socket is open; a session that isn't there takes nothing, which {@code call-core} knows from its events. */
    void send(ModelCommand command) {
        if (uplink != null && !over) {
            boolean audio = command instanceof ModelCommand.AppendAudio;
            codec.encode(command, frame -> uplink.send(frame, audio));
        }
    }

    void pause() {
        if (uplink != null && !over) {
            socket.pause();
        }
    }

    void resume() {
        if (uplink != null && !over) {
            socket.resume();
        }
    }

    /** Ends the session; nothing more is told. */
    void close() {
        over = true;
        if (uplink != null) {
            socket.close(MediaSocket.NORMAL, "call ended");
        }
    }

    @Override
    public void message(byte[] message) {
        codec.decode(message, 0, message.length, this::tell);
    }

    @Override
    public void oversize() {
        around.metrics.malformed("model");
    }

    @Override
    public void closed(int code) {
        tell(codec.closed(code));
        over = true;
    }

    private void opened() {
        uplink = new Uplink(socket, around.config.limits().uplinkFrames(), () -> around.metrics.frameDropped("uplink_full"));
        if (over) {
            socket.close(MediaSocket.NORMAL, "call ended");
        } else if (codec.opened() != null) {
            tell(codec.opened());
        }
    }

    private void refused(int status) {
        tell(codec.refused(status));
        over = true;
    }

    private void tell(ModelEvent event) {
        if (over) {
            return;
        }
        if (event instanceof ModelEvent.AudioDelta(String response, String item, var audio)) {
            remember(item);
        } else if (event instanceof ModelEvent.ToolCallRequested asked) {
            remember(asked.toolCallId());
        } else if (event instanceof ModelEvent.ResponseStarted) {
            responsesRunning++;
        } else if (event instanceof ModelEvent.ResponseDone) {
            responsesRunning = Math.max(0, responsesRunning - 1);
        }
        events.accept(event);
    }

    private void remember(String id) {
        if (id != null) {
            ids.add(id);
        }
    }
}

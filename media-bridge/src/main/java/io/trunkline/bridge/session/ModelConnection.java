package io.trunkline.bridge.session;

import io.trunkline.bridge.socket.MediaSocket;
import io.trunkline.bridge.socket.MessageBudget;
import io.trunkline.bridge.socket.Stall;
import io.trunkline.bridge.socket.Uplink;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.models.RealtimeCodec;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One socket to one model: commands in, events out, through the provider's codec. */
final class ModelConnection implements MediaSocket.Listener {
    private static final Logger LOGGER = Logger.getLogger(ModelConnection.class);

    private final BridgeServices services;
    private final ModelChoice choice;
    private final RealtimeCodec codec;
    private final BiConsumer<ModelConnection, ModelEvent> events;
    private final Consumer<ModelEvent> told = this::tell;
    private final SessionIds ids = new SessionIds();
    private MediaSocket socket;
    private Uplink uplink;
    private MessageBudget budget;
    private Stall stall;
    private int responsesRunning;
    private boolean wanting;
    private boolean over;

    ModelConnection(BridgeServices services, ModelChoice choice, BiConsumer<ModelConnection, ModelEvent> events) {
        this.services = services;
        this.choice = choice;
        this.codec = choice.provider().newCodec(choice.model());
        this.events = events;
    }

    void open(String endUser) {
        socket = services.modelSockets.open(services.providers.endpoint(choice, endUser), this, this::opened, this::refused);
    }

    ModelChoice choice() {
        return choice;
    }

    /** Lets this session, not yet configured, go on with an earlier one of the same provider; whether it will. */
    boolean resume(ModelConnection earlier) {
        return codec.resume(earlier.codec);
    }

    /** The session is there and configured. */
    void answered() {
        services.health.answered(choice.provider().name());
    }

    /** The session couldn't be opened, was lost or is silent; told on once. */
    void foundWanting() {
        if (!wanting) {
            wanting = true;
            services.health.failed(choice.provider().name());
        }
    }

    boolean speaking() {
        return responsesRunning > 0;
    }

    /** Sends what this session can understand of it. */
    void sendKnown(ModelCommand command) {
        ids.translate(command, this::send);
    }

    /** Sends if the socket is open; a session that isn't there takes nothing, which {@code call-core} knows from its events. */
    void send(ModelCommand command) {
        if (uplink != null && !over) {
            if (command instanceof ModelCommand.AppendAudio(var audio)) {
                append(audio);
            } else {
                codec.encode(command, uplink::send);
            }
            if (command instanceof ModelCommand.Truncate || command instanceof ModelCommand.CancelResponse) {
                socket.flush();
            }
        }
    }

    /** Sends caller audio, as {@link #send} does. */
    void append(Audio audio) {
        if (uplink != null && !over) {
            codec.append(audio, uplink.audio());
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
        end(MediaSocket.NORMAL, "call ended");
    }

    private void end(int code, String why) {
        over = true;
        if (uplink != null) {
            stall.ends();
            socket.close(code, why);
        }
    }

    /** The model misbehaves so that nothing good can come of it: for the call, its session is lost. */
    private void giveUp(String why) {
        if (!over) {
            LOGGER.warnf("model's session given up: reason=%s model=%s", why, choice.model());
            services.metrics.frameDropped("model_" + why);
            tell(codec.closed(MediaSocket.LOST));
            end(MediaSocket.POLICY, why);
        }
    }

    @Override
    public void message(byte[] buffer, int offset, int length) {
        if (over) {
            return;
        }
        if (budget.take(services.loop.nanos())) {
            codec.decode(buffer, offset, length, told);
        } else {
            giveUp("flooded");
        }
    }

    @Override
    public void oversize() {
        services.metrics.malformed("model");
    }

    @Override
    public void closed(int code) {
        if (!over) {
            foundWanting();
        }
        tell(codec.closed(code));
        over = true;
        if (stall != null) {
            stall.ends();
        }
    }

    private void opened() {
        var limits = services.config.limits();
        budget = new MessageBudget(limits.modelBurst(), limits.modelPerSecond(), services.loop.nanos());
        stall = new Stall(services.loop::after, services.config.waits().stalled(), () -> giveUp("stalled"));
        uplink = new Uplink(socket, limits.uplinkFrames(), () -> services.metrics.frameDropped("uplink_full"), stall);
        if (over) {
            socket.close(MediaSocket.NORMAL, "call ended");
        } else if (codec.opened() != null) {
            tell(codec.opened());
        }
    }

    private void refused(int status) {
        if (!over) {
            foundWanting();
        }
        tell(codec.refused(status));
        over = true;
    }

    private void tell(ModelEvent event) {
        if (over) {
            return;
        }
        ids.seen(event);
        if (event instanceof ModelEvent.ResponseStarted) {
            responsesRunning++;
        } else if (event instanceof ModelEvent.ResponseDone) {
            responsesRunning = Math.max(0, responsesRunning - 1);
        }
        events.accept(this, event);
    }
}

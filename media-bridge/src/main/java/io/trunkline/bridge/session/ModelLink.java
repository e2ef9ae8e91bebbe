package io.trunkline.bridge.session;

import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.RenewSession;
import io.trunkline.call.model.ModelCommand.ReplaceSession;
import io.trunkline.call.model.ModelCommand.TakeOver;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.UpdateSpeech;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionReplaced;
import io.trunkline.call.model.SessionConfig;
import java.util.function.Consumer;

/**
 * The model's side of a call, as the call sees it: commands in, events out, whichever session has it. One at a time does ({@link ModelConnection}); another may
 * be about to ({@link Changeover}), and what the call says may have to wait for that one ({@link HeldCommands}).
 */
final class ModelLink {
    private final BridgeServices services;
    private final Consumer<ModelEvent> events;
    private final History history;
    private final String endUser;
    private final Changeover changeover;
    private final HeldCommands held;
    private final SessionEnd end;
    private ModelConnection current;

    /**
     * @param events  told what the session that has the call says
     * @param history what was said so far, for a session that takes over
     * @param endUser stable hash of the caller for the provider's safety systems, may be null
     */
    ModelLink(BridgeServices services, Consumer<ModelEvent> events, History history, String endUser) {
        this.services = services;
        this.events = events;
        this.history = history;
        this.endUser = endUser;
        this.changeover = new Changeover(services, this, history);
        this.held = new HeldCommands(services.config.limits().uplinkFrames(), () -> services.metrics.frameDropped("uplink_switching"));
        this.end = new SessionEnd(services.loop, services.config.waits().sessionRenewal(), events::accept);
    }

    /** Opens the call's first session. {@code provider}: whose token the gateway holds for it, null for the agent's own order. */
    void open(String agent, String provider) {
        current = connect(changeover.first(agent, provider));
    }

    /** Opens a session that nobody listens to but this. */
    ModelConnection connect(ModelChoice choice) {
        ModelConnection connection = new ModelConnection(services, choice, this::told);
        connection.open(endUser);
        return connection;
    }

    /** Name of the model that has the call. */
    String model() {
        return current.choice().label();
    }

    /** The session that has the call. */
    ModelConnection current() {
        return current;
    }

    void command(ModelCommand command) {
        if (command instanceof AppendAudio(var audio) && !changeover.callWaits()) {
            current.append(audio);
            return;
        }
        switch (command) {
            case CloseSession _ -> close();
            case RenewSession(SessionConfig config) -> changeover.renew(config);
            case ReplaceSession(SessionConfig config) -> changeover.replace(config);
            case TakeOver _ -> changeover.takeOverSoon();
            case OpenSession open -> open(open);
            case UpdateSession(SessionConfig config) when changeover.needed(config) -> changeover.switchTo(config);
            case UpdateSession update -> update(update.config(), update, update);
            // a session that waits hasn't spoken yet: its voice can change whatever the other's did
            case UpdateSpeech change -> update(change.config(), change, new UpdateSpeech(change.config(), true));
            case Truncate _, CancelResponse _ -> current.sendKnown(command);
            default -> {
                if (changeover.callWaits()) {
                    held.add(command);
                } else {
                    current.sendKnown(command);
                }
            }
        }
    }

    private void open(OpenSession open) {
        if (!changeover.change(open.config(), open)) {
            current.send(open);
        }
    }

    private void update(SessionConfig config, ModelCommand change, ModelCommand toTheNext) {
        if (!changeover.callWaits()) {
            current.send(change);
        }
        changeover.change(config, toTheNext);
    }

    void pause() {
        current.pause();
    }

    void resume() {
        current.resume();
    }

    void close() {
        end.forget();
        current.close();
        changeover.close();
        held.clear();
    }

    private void told(ModelConnection by, ModelEvent event) {
        if (event instanceof ModelFailed failed && failed.kind() == FailureKind.FATAL) {
            changeover.refused(by.choice());
            by.foundWanting();
        }
        if (changeover.awaits(by)) {
            changeover.told(event);
        } else if (by == current || current == null) {
            fromCurrent(event);
        }
    }

    private void fromCurrent(ModelEvent event) {
        if (history.takes(event)) {
            changeover.prepared();
            return;
        }
        if (event instanceof ResponseDone done && done.status() == ResponseStatus.COMPLETED) {
            changeover.served();
        }
        if (event instanceof SessionReady ready) {
            current.answered();
            end.at(ready.expiresAtEpochSeconds());
        }
        events.accept(event);
        if (event instanceof ResponseDone) {
            changeover.responseDone();
        }
    }

    /** Tells the call. */
    void tell(ModelEvent event) {
        events.accept(event);
    }

    /** Nothing good comes of the session that has the call; what it was asked to say the call asks anew. */
    void giveUpCurrent() {
        current.foundWanting();
        current.close();
        held.forgetRequests();
    }

    /** Another session has the call from now on. */
    void become(ModelConnection heir, long expiresAtEpochSeconds) {
        current.close();
        current = heir;
        end.at(expiresAtEpochSeconds);
        held.release(current::sendKnown);
        events.accept(new SessionReplaced(current.choice().provider().profile(), model(), expiresAtEpochSeconds));
    }
}

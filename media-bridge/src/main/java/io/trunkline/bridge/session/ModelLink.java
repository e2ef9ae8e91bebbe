package io.trunkline.bridge.session;

import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.ToolOutput;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.SessionConfig;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The model's side of a call. When another voice agent needs another model, a second session is opened beside the first, told what was
 * said, and takes over between two responses; commands meant for it wait meanwhile, caller audio for at most so many frames.
 */
final class ModelLink {
    private final Surroundings around;
    private final Consumer<ModelEvent> events;
    private final Supplier<List<AppendContext>> history;
    private final String endUser;
    private final ArrayDeque<ModelCommand> held = new ArrayDeque<>();
    private ModelConnection current;
    private ModelConnection next;
    private SessionConfig nextConfig;
    private boolean nextReady;
    private int audioHeld;

    /**
     * @param events  told what the session that has the call says
     * @param history what was said so far, for a session that takes over
     * @param endUser stable hash of the caller for the provider's safety systems, may be null
     */
    ModelLink(Surroundings around, Consumer<ModelEvent> events, Supplier<List<AppendContext>> history, String endUser) {
        this.around = around;
        this.events = events;
        this.history = history;
        this.endUser = endUser;
    }

    void open(ModelChoice choice) {
        current = new ModelConnection(around, choice, event -> fromCurrent(choice, event));
        current.open(endUser);
    }

    String model() {
        return current.choice().label();
    }

    void command(ModelCommand command) {
        if (command instanceof CloseSession) {
            close();
        } else if (command instanceof UpdateSession(SessionConfig config) && !modelOf(config).sameAs(target().choice())) {
            switchTo(config);
        } else if (next == null) {
            send(current, command);
        } else if (command instanceof Truncate || command instanceof CancelResponse) {
            send(current, command);
        } else {
            hold(command);
        }
    }

    void pause() {
        current.pause();
    }

    void resume() {
        current.resume();
    }

    void close() {
        current.close();
        if (next != null) {
            next.close();
            next = null;
        }
        held.clear();
    }

    private ModelConnection target() {
        return next == null ? current : next;
    }

    private ModelChoice modelOf(SessionConfig config) {
        return around.providers.modelsOf(around.catalog.agents().get(config.agent())).getFirst();
    }

    private void switchTo(SessionConfig config) {
        if (next != null) {
            next.close();
        }
        nextConfig = config;
        nextReady = false;
        ModelChoice choice = modelOf(config);
        next = new ModelConnection(around, choice, event -> fromNext(choice, event));
        next.open(endUser);
    }

    private void fromCurrent(ModelChoice choice, ModelEvent event) {
        events.accept(event);
        if (event instanceof ModelEvent.ResponseDone) {
            takeOver();
        }
    }

    private void fromNext(ModelChoice choice, ModelEvent event) {
        if (current.choice().sameAs(choice)) {
            fromCurrent(choice, event);
        } else if (event instanceof ModelEvent.SessionCreated) {
            next.send(new OpenSession(nextConfig));
            history.get().forEach(next::send);
        } else if (event instanceof ModelEvent.SessionReady) {
            nextReady = true;
            takeOver();
        } else {
            events.accept(event);
        }
    }

    private void takeOver() {
        if (next == null || !nextReady || current.speaking()) {
            return;
        }
        current.close();
        current = next;
        next = null;
        audioHeld = 0;
        while (!held.isEmpty()) {
            send(current, held.poll());
        }
    }

    private void hold(ModelCommand command) {
        if (command instanceof AppendAudio(var audio)) {
            held.add(new AppendAudio(audio.retained()));
            if (++audioHeld > around.config.limits().uplinkFrames()) {
                held.removeIf(this::firstAudio);
                around.metrics.frameDropped("uplink_switching");
            }
        } else {
            held.add(command);
        }
    }

    private boolean firstAudio(ModelCommand command) {
        if (command instanceof AppendAudio && audioHeld > around.config.limits().uplinkFrames()) {
            audioHeld--;
            return true;
        }
        return false;
    }

    /** What names an item or a call of a session that is gone is left out, or told in words. */
    private static void send(ModelConnection session, ModelCommand command) {
        if (command instanceof Truncate(String item, int played) && !session.knows(item)) {
            return;
        }
        if (command instanceof SubmitToolResults(List<ToolOutput> outputs) && outputs.stream().noneMatch(output -> session.knows(output.toolCallId()))) {
            outputs.forEach(output -> session.send(new AppendContext(Voice.SYSTEM, "An earlier request was answered: " + output.outputJson())));
            return;
        }
        session.send(command);
    }
}

package io.trunkline.bridge.session;

import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.RenewSession;
import io.trunkline.call.model.ModelCommand.ReplaceSession;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.TakeOver;
import io.trunkline.call.model.ModelCommand.ToolOutput;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.UpdateSpeech;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelProfile.Ability;
import io.trunkline.call.model.SessionConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The model's side of a call: the session that has it, and at times another that is about to. That one is told what was said and takes over between two
 * responses when another voice agent needs another model, when the call says so if the session is renewed, and at once if the session failed; in the first and
 * the last case commands wait for it.
 */
final class ModelLink {

    /** Why there is a second session. */
    private enum Errand { NONE, AGENT, RENEWAL, REPLACEMENT }

    private final Surroundings around;
    private final Consumer<ModelEvent> events;
    private final History history;
    private final String endUser;
    private final Candidates candidates;
    private final HeldCommands held;
    private final SessionEnd end;
    private ModelConnection current;
    private ModelConnection next;
    private SessionConfig nextConfig;
    private Errand errand = Errand.NONE;
    private String agent;
    private boolean nextReady;
    private long expiresAt;
    /** When the second session began to go on with the first one's memory; 0 if it has none. */
    private long resumedAt;
    private ModelChoice lastTried;
    private boolean closed;

    /**
     * @param events  told what the session that has the call says
     * @param history what was said so far, for a session that takes over
     * @param endUser stable hash of the caller for the provider's safety systems, may be null
     */
    ModelLink(Surroundings around, Consumer<ModelEvent> events, History history, String endUser) {
        this.around = around;
        this.events = events;
        this.history = history;
        this.endUser = endUser;
        this.candidates = new Candidates(around.providers::usable);
        this.held = new HeldCommands(around.config.limits().uplinkFrames(), () -> around.metrics.frameDropped("uplink_switching"));
        this.end = new SessionEnd(around.loop, around.config.waits().sessionRenewal(), events::accept);
    }

    /** Opens the call's first session. */
    void open(String agentName) {
        agent = agentName;
        current = connect(candidates.first(choices(agentName)));
    }

    /** Name of the model that has the call. */
    String model() {
        return current.choice().label();
    }

    void command(ModelCommand command) {
        switch (command) {
            case CloseSession _ -> close();
            case RenewSession(SessionConfig config) -> prepare(config, current.choice(), Errand.RENEWAL);
            case ReplaceSession(SessionConfig config) -> replace(config);
            case TakeOver _ -> around.loop.run(this::takeOver);
            case OpenSession open -> open(open);
            case UpdateSession(SessionConfig config) when needsAnother(config) -> prepare(config, wanted(config), errand == Errand.REPLACEMENT ? errand : Errand.AGENT);
            case UpdateSession update -> update(update);
            case UpdateSpeech change -> update(change);
            case Truncate _, CancelResponse _ -> send(current, command);
            default -> {
                if (errand == Errand.AGENT || errand == Errand.REPLACEMENT) {
                    held.add(command);
                } else {
                    send(current, command);
                }
            }
        }
    }

    void pause() {
        current.pause();
    }

    void resume() {
        current.resume();
    }

    void close() {
        closed = true;
        end.forget();
        current.close();
        dropNext();
        held.clear();
    }

    private List<ModelChoice> choices(String agentName) {
        return around.providers.modelsOf(around.catalog.agents().get(agentName));
    }

    /** The model that has the call serves other agents too if they name it; else their own first. */
    private ModelChoice wanted(SessionConfig config) {
        List<ModelChoice> choices = choices(config.agent());
        ModelChoice here = target().choice();
        return choices.contains(here) ? here : candidates.first(choices);
    }

    private boolean needsAnother(SessionConfig config) {
        ModelChoice here = target().choice();
        boolean unchangeable = !config.agent().equals(agent) && !here.provider().profile().can(Ability.UPDATES_SESSION);
        return unchangeable || !wanted(config).equals(here);
    }

    private ModelConnection target() {
        return next == null ? current : next;
    }

    private void open(OpenSession open) {
        agent = open.config().agent();
        nextConfig = open.config();
        target().send(open);
    }

    private void update(UpdateSession update) {
        agent = update.config().agent();
        nextConfig = update.config();
        if (errand == Errand.NONE || errand == Errand.RENEWAL) {
            current.send(update);
        }
        if (next != null) {
            next.send(update);
        }
    }

    /** Another language. A session that waits hasn't spoken yet: its voice can change whatever the other's did. */
    private void update(UpdateSpeech change) {
        nextConfig = change.config();
        if (errand == Errand.NONE || errand == Errand.RENEWAL) {
            current.send(change);
        }
        if (next != null) {
            next.send(new UpdateSpeech(change.config(), true));
        }
    }

    private void prepare(SessionConfig config, ModelChoice choice, Errand why) {
        dropNext();
        errand = why;
        agent = config.agent();
        nextConfig = config;
        next = connect(choice);
        resumedAt = why == Errand.RENEWAL && next.resume(current) ? around.loop.nanos() : 0;
        if (why == Errand.RENEWAL && resumedAt == 0) {
            history.summarise(current, around.loop);
        }
    }

    private void replace(SessionConfig config) {
        if (errand == Errand.RENEWAL && nextReady) {
            errand = Errand.REPLACEMENT;
            around.loop.run(this::takeOver);
            return;
        }
        ModelChoice failed = errand == Errand.AGENT || errand == Errand.REPLACEMENT ? lastTried : current.choice();
        current.close();
        dropNext();
        // the call asks anew for what it wants said
        held.forgetRequests();
        errand = Errand.REPLACEMENT;
        agent = config.agent();
        nextConfig = config;
        tryAfter(failed);
    }

    private void tryAfter(ModelChoice failed) {
        Optional<ModelChoice> choice = candidates.after(failed, choices(agent));
        if (choice.isPresent()) {
            next = connect(choice.get());
        } else {
            tellLater(new ModelEvent.NoSessionLeft());
        }
    }

    private ModelConnection connect(ModelChoice choice) {
        lastTried = choice;
        nextReady = false;
        resumedAt = 0;
        ModelConnection connection = new ModelConnection(around, choice, this::told);
        connection.open(endUser);
        return connection;
    }

    private void dropNext() {
        if (next != null) {
            next.close();
            next = null;
        }
        nextReady = false;
    }

    private void told(ModelConnection by, ModelEvent event) {
        if (event instanceof ModelFailed failed && failed.kind() == FailureKind.FATAL) {
            candidates.refused(by.choice());
        }
        if (by == next) {
            fromNext(event);
        } else if (by == current || current == null) {
            fromCurrent(event);
        }
    }

    private void fromCurrent(ModelEvent event) {
        if (history.takes(event)) {
            prepared();
            return;
        }
        if (event instanceof ResponseDone done && done.status() == ResponseStatus.COMPLETED) {
            candidates.served();
        }
        if (event instanceof ModelEvent.SessionReady ready) {
            end.at(ready.expiresAtEpochSeconds());
        }
        events.accept(event);
        if (event instanceof ResponseDone && errand == Errand.AGENT) {
            takeOverIfIdle();
        }
    }

    private void fromNext(ModelEvent event) {
        switch (event) {
            case ModelEvent.SessionCreated _ -> next.send(new OpenSession(nextConfig));
            case ModelEvent.SessionReady ready -> ready(ready);
            case ModelEvent.SessionRejected rejected when rejected.part() == ModelEvent.SessionPart.TRANSCRIPTION -> events.accept(event);
            case ModelEvent.SessionRejected _, ModelEvent.SessionClosed _ -> nextFailed(event);
            case ModelFailed failed when failed.kind() == FailureKind.FATAL || failed.kind() == FailureKind.SESSION_LOST -> nextFailed(event);
            default -> { }
        }
    }

    private void ready(ModelEvent.SessionReady event) {
        if (nextReady) {
            return;
        }
        nextReady = true;
        expiresAt = event.expiresAtEpochSeconds();
        switch (errand) {
            case AGENT -> takeOverIfIdle();
            case REPLACEMENT -> takeOver();
            case RENEWAL -> prepared();
            case NONE -> { }
        }
    }

    /** A renewed session waits for its summary, and then for the call's word. */
    private void prepared() {
        if (errand == Errand.RENEWAL && nextReady && !history.awaitsSummary(around.loop.nanos())) {
            events.accept(new ModelEvent.SessionPrepared());
        }
    }

    private void nextFailed(ModelEvent event) {
        Errand failed = errand;
        dropNext();
        if (failed == Errand.RENEWAL) {
            // the session that runs serves on; the call asks again
            errand = Errand.NONE;
            around.metrics.sessionChanged("renewal_failed");
            return;
        }
        events.accept(event);
        if (failed == Errand.REPLACEMENT && next == null && !closed) {
            tryAfter(lastTried);
        }
    }

    private void takeOverIfIdle() {
        if (!current.speaking()) {
            takeOver();
        }
    }

    private void takeOver() {
        if (closed || next == null || !nextReady) {
            return;
        }
        current.close();
        current = next;
        next = null;
        errand = Errand.NONE;
        end.at(expiresAt);
        history.itemsSince(resumedAt).forEach(current::send);
        resumedAt = 0;
        held.release(command -> send(current, command));
        events.accept(new ModelEvent.SessionReplaced(current.choice().provider().profile(), model(), expiresAt));
    }

    private void tellLater(ModelEvent event) {
        around.loop.run(() -> {
            if (!closed) {
                events.accept(event);
            }
        });
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

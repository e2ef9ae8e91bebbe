package io.trunkline.bridge.session;

import io.trunkline.bridge.session.Successor.Errand;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.NoSessionLeft;
import io.trunkline.call.model.ModelEvent.SessionPrepared;
import io.trunkline.call.model.ModelProfile.Ability;
import io.trunkline.call.model.SessionConfig;
import java.util.Optional;

/**
 * How one session of a call follows another: which model it is opened with, what it is told, when it takes over. Between two responses when another voice
 * agent needs another model, when the call says so if the session is renewed, at once if the session failed.
 */
final class Changeover {
    private final BridgeServices services;
    private final ModelLink link;
    private final History history;
    private final AgentModels models;
    private final Successor successor;
    private String agent;
    private ModelChoice lastTried;
    private boolean closed;

    Changeover(BridgeServices services, ModelLink link, History history) {
        this.services = services;
        this.link = link;
        this.history = history;
        this.models = new AgentModels(services);
        this.successor = new Successor(services.loop, link::connect);
    }

    /** The model of the call's first session. */
    ModelChoice first(String agentName, String provider) {
        agent = agentName;
        return models.first(agentName, provider);
    }

    /** Whether what the call says is for the session that comes, not for the one that is there. */
    boolean callWaits() {
        return successor.errand() == Errand.AGENT || successor.errand() == Errand.REPLACEMENT;
    }

    /** Whether neither session can become what {@code config} describes. */
    boolean needed(SessionConfig config) {
        return models.needsAnother(agent, config, newest());
    }

    private ModelChoice newest() {
        return successor.there() ? successor.choice() : link.current().choice();
    }

    /** Another voice agent needs a session of its own. */
    void switchTo(SessionConfig config) {
        prepare(successor.errand() == Errand.REPLACEMENT ? Errand.REPLACEMENT : Errand.AGENT, config, models.wanted(config, newest()));
    }

    /** The session that is to come is told of a change, if there is one; returns whether there is. */
    boolean change(SessionConfig config, ModelCommand change) {
        agent = config.agent();
        successor.become(config, change);
        return successor.there();
    }

    void renew(SessionConfig config) {
        prepare(Errand.RENEWAL, config, link.current().choice());
        if (!successor.resume(link.current())) {
            askForSummary(link.current());
        }
    }

    private void askForSummary(ModelConnection session) {
        boolean answers = session.choice().provider().profile().can(Ability.TEXT_ASIDE);
        history.summaryQuestion(answers, services.loop.nanos()).ifPresent(session::send);
    }

    private void prepare(Errand why, SessionConfig config, ModelChoice choice) {
        begin(why, config);
        connect(choice);
    }

    private void begin(Errand why, SessionConfig config) {
        agent = config.agent();
        successor.begin(why, config);
    }

    private void connect(ModelChoice choice) {
        lastTried = choice;
        successor.connect(choice);
    }

    /** The session failed: one that is ready to renew it does, else the next model's. */
    void replace(SessionConfig config) {
        if (successor.errand() == Errand.RENEWAL && successor.ready()) {
            successor.errand(Errand.REPLACEMENT);
            takeOverSoon();
            return;
        }
        ModelChoice failed = callWaits() ? lastTried : link.current().choice();
        link.giveUpCurrent();
        begin(Errand.REPLACEMENT, config);
        tryAfter(failed);
    }

    private void tryAfter(ModelChoice failed) {
        Optional<ModelChoice> choice = models.after(failed, agent);
        if (choice.isPresent()) {
            connect(choice.get());
        } else {
            services.loop.run(() -> tell(new NoSessionLeft()));
        }
    }

    /** No session of this model will work. */
    void refused(ModelChoice choice) {
        models.refused(choice);
    }

    /** The session that has the call answered. */
    void served() {
        models.served();
    }

    /** The session that has the call has come to the end of a response. */
    void responseDone() {
        if (successor.errand() == Errand.AGENT) {
            takeOverIfIdle();
        }
    }

    /** Whether this is the session that is to come. */
    boolean awaits(ModelConnection connection) {
        return successor.is(connection);
    }

    /** The session that is to come says something. */
    void told(ModelEvent event) {
        switch (successor.told(event)) {
            case NOTHING -> { }
            case READY -> ready();
            case LIMITED -> tell(event);
            case FAILED -> failed(event);
        }
    }

    private void ready() {
        switch (successor.errand()) {
            case AGENT -> takeOverIfIdle();
            case REPLACEMENT -> takeOver();
            case RENEWAL -> prepared();
            case NONE -> { }
        }
    }

    /** A renewed session waits for its summary, and then for the call's word. */
    void prepared() {
        if (successor.errand() == Errand.RENEWAL && successor.ready() && !history.awaitsSummary(services.loop.nanos())) {
            tell(new SessionPrepared());
        }
    }

    private void failed(ModelEvent event) {
        if (successor.errand() == Errand.RENEWAL) {
            // the session that runs serves on; the call asks again
            successor.foundWanting();
            successor.forget();
            services.metrics.sessionChanged("renewal_failed");
            return;
        }
        boolean replacement = successor.errand() == Errand.REPLACEMENT;
        successor.foundWanting();
        successor.drop();
        tell(event);
        // unless the call has asked for another already
        if (replacement && !successor.there() && !closed) {
            tryAfter(lastTried);
        }
    }

    void takeOverSoon() {
        services.loop.run(this::takeOver);
    }

    private void takeOverIfIdle() {
        if (!link.current().speaking()) {
            takeOver();
        }
    }

    private void takeOver() {
        if (!closed && successor.ready()) {
            long expiresAt = successor.expiresAtEpochSeconds();
            link.become(successor.takeOver(history), expiresAt);
        }
    }

    private void tell(ModelEvent event) {
        if (!closed) {
            link.tell(event);
        }
    }

    void close() {
        closed = true;
        successor.drop();
    }
}

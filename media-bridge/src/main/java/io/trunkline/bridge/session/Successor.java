package io.trunkline.bridge.session;

import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionPart;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionRejected;
import io.trunkline.call.model.SessionConfig;
import java.util.List;
import java.util.function.Function;

/**
 * The session beside the one that has the call, if there is one: why it was opened, what it is set up as, whether it is ready. When it takes over is for {@link Changeover} to say.
 */
final class Successor {

    /** Why there is a second session. */
    enum Errand {
        NONE,
        /** Another voice agent needs another model. */
        AGENT,
        /** The session that has the call grows old. */
        RENEWAL,
        /** It failed. */
        REPLACEMENT
    }

    /** What its word means for the call. */
    enum News {
        NOTHING,
        /** It may take over from now on; told once. */
        READY,
        /** It works, but what it said matters to the call: it won't write down what the caller says. */
        LIMITED,
        /** It came to nothing. */
        FAILED
    }

    private final MediaLoop loop;
    private final Function<ModelChoice, ModelConnection> connecting;
    private ModelConnection session;
    private SessionConfig config;
    private Errand errand = Errand.NONE;
    private boolean ready;
    private long expiresAt;
    /** When it began to go on with the other one's memory; 0 if it has none. */
    private long resumedAt;

    /** @param connecting opens a session */
    Successor(MediaLoop loop, Function<ModelChoice, ModelConnection> connecting) {
        this.loop = loop;
        this.connecting = connecting;
    }

    /** From now on there is one to come, in place of another that was on its way; {@link #connect} opens it. */
    void begin(Errand why, SessionConfig as) {
        drop();
        errand = why;
        config = as;
    }

    void connect(ModelChoice choice) {
        session = connecting.apply(choice);
    }

    /** Goes on with the memory of {@code earlier}, if their provider lets it; returns whether it does. */
    boolean resume(ModelConnection earlier) {
        resumedAt = session.resume(earlier) ? loop.nanos() : 0;
        return resumedAt != 0;
    }

    void drop() {
        if (session != null) {
            session.close();
            session = null;
        }
        ready = false;
        resumedAt = 0;
    }

    /** It failed: its provider is told on. */
    void foundWanting() {
        if (session != null) {
            session.foundWanting();
        }
    }

    /** No other session is wanted any more. */
    void forget() {
        drop();
        errand = Errand.NONE;
    }

    boolean is(ModelConnection connection) {
        return session != null && session == connection;
    }

    boolean there() {
        return session != null;
    }

    boolean ready() {
        return ready;
    }

    Errand errand() {
        return errand;
    }

    void errand(Errand other) {
        errand = other;
    }

    ModelChoice choice() {
        return session.choice();
    }

    /** What it is to be set up as has changed; {@code change} tells it so if it is there. */
    void become(SessionConfig other, ModelCommand change) {
        config = other;
        if (session != null) {
            session.send(change);
        }
    }

    News told(ModelEvent event) {
        return switch (event) {
            case SessionCreated _ -> {
                session.send(new OpenSession(config));
                yield News.NOTHING;
            }
            case SessionReady now -> ready(now);
            case SessionRejected rejected when rejected.part() == SessionPart.TRANSCRIPTION -> News.LIMITED;
            case SessionRejected _, SessionClosed _ -> News.FAILED;
            case ModelFailed failed when failed.kind() == FailureKind.FATAL || failed.kind() == FailureKind.SESSION_LOST -> News.FAILED;
            default -> News.NOTHING;
        };
    }

    private News ready(SessionReady event) {
        if (ready) {
            return News.NOTHING;
        }
        ready = true;
        expiresAt = event.expiresAtEpochSeconds();
        session.answered();
        return News.READY;
    }

    long expiresAtEpochSeconds() {
        return expiresAt;
    }

    /** Gives its session to the call, with what it doesn't know of it yet. */
    ModelConnection takeOver(History history) {
        ModelConnection heir = session;
        List<? extends ModelCommand> unknown = history.itemsSince(resumedAt);
        session = null;
        forget();
        unknown.forEach(heir::send);
        return heir;
    }
}

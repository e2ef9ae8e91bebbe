package io.trunkline.call.session;

import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallNotice.ModelTrouble;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.CallNotice.SessionOpened;
import io.trunkline.call.CallNotice.Used;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.RenewSession;
import io.trunkline.call.model.ModelCommand.ReplaceSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionPart;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionRejected;
import io.trunkline.call.model.ModelEvent.SessionReplaced;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.Usage;

/** The model's session as such: opened, configured, refused, lost, and what it costs. */
final class ModelLink {

    private final SessionSetup setup;
    private final Watchdog watchdog;
    private final Responses responses;
    private final Counts counts;
    private final LimitWatch limitWatch;
    private boolean ready;
    private boolean everReady;
    private boolean lost;
    private boolean replacing;

    ModelLink(SessionSetup setup, Watchdog watchdog, Responses responses, Counts counts, LimitWatch limitWatch) {
        this.setup = setup;
        this.watchdog = watchdog;
        this.responses = responses;
        this.counts = counts;
        this.limitWatch = limitWatch;
    }

    boolean ready() {
        return ready;
    }

    boolean lost() {
        return lost;
    }

    /** Whether the caller's words are written down, so that speech without words can be told from speech. */
    boolean transcribes() {
        return setup.transcribes();
    }

    /** The agent in another of its languages. */
    void speak(SessionConfig config, boolean spoken, Effects out) {
        setup.speak(config, spoken, out);
    }

    void created(Effects out) {
        setup.created(out);
    }

    /** The session is of no use any more: another one is asked for. */
    void replace(Effects out) {
        ready = false;
        lost = false;
        replacing = true;
        out.model(new ReplaceSession(setup.current()));
    }

    /** Another session serves the call. Returns whether it is the first that does. */
    boolean replaced(SessionReplaced event, Effects out) {
        boolean first = !everReady;
        lost = false;
        replacing = false;
        ready = true;
        everReady = true;
        watchdog.sessionReady();
        if (first) {
            out.notice(new SessionOpened(event.expiresAtEpochSeconds()));
        }
        return first;
    }

    void renew(Effects out) {
        out.model(new RenewSession(setup.current()));
    }

    void identified(CallerIdentified caller, Effects out) {
        setup.identified(caller, out);
    }

    /** Returns whether it is the first time; sessions say so again after each update. */
    boolean ready(SessionReady event, Effects out) {
        if (ready) {
            return false;
        }
        ready = true;
        everReady = true;
        watchdog.sessionReady();
        out.notice(new SessionOpened(event.expiresAtEpochSeconds()));
        return true;
    }

    void rejected(SessionRejected rejected, Effects out) {
        boolean triedAgain = rejected.part() == SessionPart.TRANSCRIPTION && setup.dropTranscription(out);
        boolean fatal = !triedAgain && !ready;
        out.notice(new ModelTrouble(rejected.code(), fatal));
        if (fatal) {
            lost(OperatorReason.MODEL_REFUSED);
        }
    }

    /** While another session is looked for, what fails is that search's matter. */
    private void lost(OperatorReason why) {
        if (!replacing) {
            watchdog.lost(why);
        }
    }

    void closed(SessionClosed closed, Effects out) {
        out.notice(new ModelTrouble(closed.reason(), true));
        if (!replacing) {
            lost = true;
            watchdog.lost(OperatorReason.SESSION_LOST);
        }
    }

    void failed(ModelFailed failed, long now, Effects out) {
        if (failed.kind() == FailureKind.HARMLESS) {
            counts.harmlessErrors++;
        } else {
            out.notice(new ModelTrouble(failed.code(), failed.kind() != FailureKind.RETRY));
        }
        switch (failed.kind()) {
            case HARMLESS -> { }
            case RETRY -> responses.refused(now);
            case SESSION_LOST -> lost(OperatorReason.SESSION_LOST);
            case FATAL -> lost(OperatorReason.MODEL_REFUSED);
        }
    }

    void used(Usage usage, Effects out) {
        if (!usage.equals(Usage.NONE)) {
            out.notice(new Used(setup.agent(), usage));
        }
    }

    void limits(RateLimits limits, Effects out) {
        limitWatch.told(limits, out);
    }

    /** A response came to its end: books what it used, and asks again for one that failed, once. */
    void responseDone(ResponseDone done, Effects out) {
        StartResponse made = responses.done(done.responseId());
        used(done.usage(), out);
        switch (done.status()) {
            // a cancelled one says nothing about the answer that is due: the caller spoke, or pressed a key, and waits for the next
            case CANCELLED -> { }
            case COMPLETED, INCOMPLETE -> watchdog.responseEnded();
            case FAILED -> {
                out.notice(new ModelTrouble(done.reason(), false));
                if (watchdog.responseFailed()) {
                    responses.request(made);
                }
            }
        }
    }
}

package io.trunkline.call.session;

import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallNotice.Limits;
import io.trunkline.call.CallNotice.ModelTrouble;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.CallNotice.SessionOpened;
import io.trunkline.call.CallNotice.Used;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionPart;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionRejected;
import io.trunkline.call.model.Usage;

/** The model's session as such: opened, configured, refused, lost, and what it costs. */
final class ModelLink {

    private final SessionSetup setup;
    private final Watchdog watchdog;
    private final Responses responses;
    private final Counts counts;
    private boolean ready;
    private boolean lost;

    ModelLink(SessionSetup setup, Watchdog watchdog, Responses responses, Counts counts) {
        this.setup = setup;
        this.watchdog = watchdog;
        this.responses = responses;
        this.counts = counts;
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

    /** Also a second time: another session in place of one that was lost before there was a caller. */
    void created(Effects out) {
        if (lost) {
            lost = false;
            ready = false;
            watchdog.forgive();
        }
        setup.created(out);
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
        watchdog.sessionReady();
        out.notice(new SessionOpened(event.expiresAtEpochSeconds()));
        return true;
    }

    void rejected(SessionRejected rejected, Effects out) {
        boolean triedAgain = rejected.part() == SessionPart.TRANSCRIPTION && setup.dropTranscription(out);
        boolean fatal = !triedAgain && !ready;
        out.notice(new ModelTrouble(rejected.code(), fatal));
        if (fatal) {
            watchdog.lost(OperatorReason.MODEL_REFUSED);
        }
    }

    void closed(SessionClosed closed, Effects out) {
        lost = true;
        out.notice(new ModelTrouble(closed.reason(), true));
        watchdog.lost(OperatorReason.SESSION_LOST);
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
            case SESSION_LOST -> watchdog.lost(OperatorReason.SESSION_LOST);
            case FATAL -> watchdog.lost(OperatorReason.MODEL_REFUSED);
        }
    }

    void used(Usage usage, Effects out) {
        if (!usage.equals(Usage.NONE)) {
            out.notice(new Used(setup.agent(), usage));
        }
    }

    void limits(RateLimits limits, Effects out) {
        out.notice(new Limits(limits));
    }

    /** A response came to its end: books what it used, and asks again for one that failed, once. */
    void responseDone(ResponseDone done, Effects out) {
        StartResponse made = responses.done(done.responseId());
        used(done.usage(), out);
        switch (done.status()) {
            // a cancelled one says nothing about the answer that is due: the caller spoke, or pressed a key, and waits for the next
            case CANCELLED -> { }
            case COMPLETED, INCOMPLETE -> watchdog.nothingDue();
            case FAILED -> {
                out.notice(new ModelTrouble(done.reason(), false));
                if (watchdog.responseFailed()) {
                    responses.request(made);
                }
            }
        }
    }
}

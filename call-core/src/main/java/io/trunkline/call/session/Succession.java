package io.trunkline.call.session;

import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.CallNotice.SessionChanged;
import io.trunkline.call.CallNotice.SessionChanged.Change;
import io.trunkline.call.Effects;
import io.trunkline.call.Timings;
import io.trunkline.call.carrier.Clip;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.TakeOver;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent.SessionReplaced;
import java.time.Duration;

/**
 * One session after another inside a call. One that grows old is renewed: another opens beside it and takes over between two turns. One that fails is replaced:
 * a caller who waits, or whose sentence was cut, hears at once that it takes a moment, and the next session goes on where they were.
 */
final class Succession {

    /** A renewal that came to nothing is tried again after this. */
    private static final Duration AGAIN = Duration.ofSeconds(30);
    /** A provider that will end the session is left this long before, whoever is speaking. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);
    /** A provider tells of speech sooner than so. */
    private static final Duration UNTOLD = Duration.ofMillis(500);
    private static final String CUT_OFF = "The connection broke while you were speaking. The caller heard your last sentence only as far as it stands here."
            + " Go on from there in a few words, without greeting them again.";
    private static final String NOT_HEARD = "The connection broke while the caller was speaking, and their last words are lost."
            + " If you can't tell what they want, ask them kindly to say it again.";

    private final CallParts call;
    private final Timings timings;
    private final Deadline renewal = new Deadline();
    private final Deadline ending = new Deadline();
    private final Deadline patience = new Deadline();
    private OperatorReason failed;
    private long failedAt;
    private String note;
    private boolean renewing;
    private boolean prepared;
    private boolean nothingLeft;
    private boolean askedToWait;

    Succession(CallParts call, Timings timings) {
        this.call = call;
        this.timings = timings;
    }

    /** A session is ready to serve: its time runs. */
    void sessionReady(long now) {
        renewal.set(now, timings.renewal());
        ending.clear();
        renewing = false;
        prepared = false;
    }

    void sessionEnding(long leftMs, long now) {
        ending.set(now, Duration.ofMillis(Math.max(0, leftMs)).minus(LAST_MOMENT));
        renewal.set(now, Duration.ZERO);
    }

    void sessionPrepared() {
        prepared = renewing;
    }

    void noSessionLeft() {
        nothingLeft = true;
    }

    /** Renews what is due. {@code betweenTurns}: nobody speaks, nothing is being done. */
    void renew(boolean betweenTurns, long now, Effects out) {
        if (failed != null || !call.model.ready()) {
            return;
        }
        if (renewal.take(now)) {
            renewing = true;
            renewal.set(now, AGAIN);
            call.model.renew(out);
        }
        if (prepared && (betweenTurns || now >= ending.at())) {
            prepared = false;
            out.model(new TakeOver());
        }
    }

    /** Goes on with another session, if there may be one. Returns why an operator must come instead, {@code null} if none must. */
    OperatorReason replace(OperatorReason trouble, long now, Effects out) {
        boolean live = call.ending.live();
        if (failed == null) {
            begin(trouble, now, out);
        } else if (nothingLeft || patience.isSet() && now >= patience.at()) {
            return live ? failed : null;
        } else if (trouble == null) {
            return null;
        }
        call.watchdog.forgive();
        if (live) {
            call.watchdog.sessionDue(now);
            askToWait(trouble == OperatorReason.SESSION_NOT_READY, out);
        }
        call.model.replace(out);
        return null;
    }

    /** Whether a session is being replaced, so that {@link #replace} must be asked again. */
    boolean replacing() {
        return failed != null;
    }

    /** The caller joins while a session is being replaced. */
    void streamStarted(long now) {
        if (failed != null) {
            patience.set(now, timings.recovery());
        }
    }

    private void begin(OperatorReason trouble, long now, Effects out) {
        failed = trouble;
        failedAt = now;
        boolean due = call.watchdog.isDue() || trouble == OperatorReason.MODEL_SILENT || trouble == OperatorReason.RESPONSES_FAIL;
        boolean unheard = spokeToNobody(now);
        boolean somebodyWaits = drop(due || unheard, now, out);
        if (unheard && note == null) {
            note = NOT_HEARD;
        }
        askedToWait = call.watchdog.askedToWait();
        call.uplink.close();
        if (call.ending.live()) {
            patience.set(now, timings.recovery());
            askToWait(somebodyWaits || !call.greeting.over(), out);
        }
    }

    /** Whether the caller has spoken, and the session that was lost, which tells of it, didn't. */
    private boolean spokeToNobody(long now) {
        long spokeAt = now - Duration.ofMillis(call.caller.silentMs()).toNanos();
        return call.ending.live() && call.profile().speechEvents() && call.counts.framesIn > 0 && !call.responses.callerSpeaks()
                && spokeAt - call.watchdog.signBefore() > UNTOLD.toNanos();
    }

    /** What the session was saying, or was asked for, is the next one's matter. Returns whether the caller waits for something. */
    private boolean drop(boolean due, long now, Effects out) {
        boolean heardAll = call.responses.busy() && call.speech.saidAll();
        boolean cut = call.speech.sessionGone(now, out);
        boolean waits = call.responses.sessionGone(due || cut, heardAll);
        note = cut ? CUT_OFF : waits && call.turns.lastWordsUnknown() ? NOT_HEARD : null;
        if (cut) {
            call.handover.interrupted(now);
        }
        return cut || waits;
    }

    /** Once for each replacement. */
    private void askToWait(boolean somebodyWaits, Effects out) {
        if (somebodyWaits && !askedToWait) {
            askedToWait = true;
            call.speech.playClip(Clip.MOMENT, out);
        }
    }

    void replaced(SessionReplaced event, long now, Effects out) {
        call.use(event.profile());
        boolean first = call.model.replaced(event, out);
        boolean recovered = failed != null;
        Change why = recovered ? Change.FAILED_OVER : renewing ? Change.RENEWED : Change.AGENT;
        sessionReady(now);
        if (why == Change.RENEWED && call.responses.busy()) {
            drop(false, now, out);
        }
        if (recovered && call.ending.live()) {
            call.uplink.open(out);
        }
        if (note != null) {
            out.model(new AppendContext(Voice.SYSTEM, note));
        }
        long gap = recovered ? now - failedAt : 0;
        failed = null;
        askedToWait = false;
        note = null;
        patience.clear();
        if (!first) {
            out.notice(new SessionChanged(event.model(), why, gap));
        }
        call.greeting.sessionReady();
        call.resuming.sessionReplaced();
    }

    long deadline() {
        long renew = failed == null && call.model.ready() ? Math.min(renewal.at(), prepared ? ending.at() : Deadline.NEVER) : Deadline.NEVER;
        return Math.min(renew, failed != null ? patience.at() : Deadline.NEVER);
    }
}

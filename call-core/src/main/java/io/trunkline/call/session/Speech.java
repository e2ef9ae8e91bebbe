package io.trunkline.call.session;

import io.trunkline.call.CallNotice.BargeIn;
import io.trunkline.call.CallNotice.BargeIn.Cause;
import io.trunkline.call.CallNotice.GreetingStarted;
import io.trunkline.call.CallNotice.ResponseLatency;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.Clip;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.playout.PlayedItem;
import io.trunkline.call.playout.Playout;
import java.time.Duration;
import java.util.List;

/** The agent's voice on its way to the caller, and how it is stopped. */
final class Speech {

    private static final long NEVER = -1;

    private ModelProfile profile;
    private final Responses responses;
    private final Turns turns;
    private final Counts counts;
    private final Playout playout;
    private final CallQuality quality;
    private final OutputGate gate = new OutputGate();
    private long streamStartedAt;
    private long callerStartedAt = NEVER;
    private long callerStoppedAt = NEVER;
    private boolean spoken;
    private String lastResponseWithAudio;
    private String lastCancelled;

    Speech(ModelProfile profile, Duration markEvery, Responses responses, Turns turns, Counts counts) {
        this.profile = profile;
        this.responses = responses;
        this.turns = turns;
        this.counts = counts;
        this.playout = new Playout(markEvery);
        this.quality = new CallQuality(playout, profile);
    }

    /** Another provider serves the call. */
    void use(ModelProfile other) {
        profile = other;
        quality.use(other);
    }

    /** No more will come of what was being said: an unfinished sentence is stopped, a whole one goes on. Returns whether one was stopped. */
    boolean sessionGone(long now, Effects out) {
        boolean cut = playout.unfinished();
        if (cut) {
            playout.interrupt(now, out);
        }
        tellEnded(out);
        turns.flush(out);
        return cut;
    }

    /** Whether the running response's voice has arrived to its end. */
    boolean saidAll() {
        return responses.active() != null && hadAudio(responses.active()) && !playout.unfinished();
    }

    /** Whether more is to come of a sentence that the caller has heard a part of. */
    boolean brokeOff() {
        return playout.unfinished();
    }

    void streamStarted(long now) {
        streamStartedAt = now;
    }

    /** What the caller hears, and how well. */
    CallQuality quality() {
        return quality;
    }

    void callerStarted(long now) {
        callerStartedAt = now;
        callerStoppedAt = NEVER;
    }

    void callerStopped(long now) {
        callerStoppedAt = now;
    }

    /** Returns whether the audio went to the caller; that of a response cut short doesn't. */
    boolean delta(AudioDelta delta, long now, Effects out) {
        if (profile.endlessOutput() && !isSpeech(delta, now, out)) {
            return false;
        }
        if (responses.isCut(delta.responseId())) {
            counts.droppedDownlink++;
            return false;
        }
        counts.framesOut++;
        lastResponseWithAudio = delta.responseId();
        if (callerStoppedAt != NEVER) {
            quality.answerBegins(callerStartedAt, now);
        }
        quality.agentAudio(delta.audio(), now);
        playout.play(delta.responseId(), delta.itemId(), delta.audio(), now, out);
        if (!spoken) {
            spoken = true;
            out.notice(new GreetingStarted(now - streamStartedAt));
        }
        if (callerStoppedAt != NEVER) {
            out.notice(new ResponseLatency(now - callerStoppedAt));
            callerStoppedAt = NEVER;
        }
        return true;
    }

    /** Of a stream that never ends: only its speech is for the caller, and the end of a sentence is where it is silent for a while. */
    private boolean isSpeech(AudioDelta delta, long now, Effects out) {
        switch (gate.take(delta.audio(), responses.callerSpeaks())) {
            case PLAY -> {
                return true;
            }
            case DROP -> {
                // it gave way: what the carrier still holds must not be heard
                if (gate.speaking() && responses.callerSpeaks() && interrupt(Cause.SPEECH, now, out)) {
                    gate.interrupted();
                }
            }
            case END -> responseDone(delta.responseId(), out);
        }
        return false;
    }

    /** Something to say was asked for, by a tool's answer or a request. */
    void expect() {
        gate.expect();
    }

    void itemDone(String itemId, Effects out) {
        playout.itemDone(itemId, out);
        tellEnded(out);
    }

    void responseDone(String responseId, Effects out) {
        playout.responseDone(responseId, out);
        tellEnded(out);
        turns.responseDone(responseId, out);
    }

    boolean hadAudio(String responseId) {
        return responseId == null ? lastResponseWithAudio == null : responseId.equals(lastResponseWithAudio);
    }

    void markPlayed(String name, long now, Effects out) {
        if (playout.markPlayed(name, now)) {
            quality.proved(now, out);
        } else {
            counts.staleMarks++;
            quality.stale(now, out);
        }
        tellEnded(out);
    }

    /** The caller cuts in: the carrier first, then what was heard to the model, then all else. Returns whether the caller was hearing us. */
    boolean interrupt(Cause cause, long now, Effects out) {
        boolean marks = playout.marksPending();
        List<PlayedItem> cut = playout.interrupt(now, out);
        for (PlayedItem item : cut) {
            responses.cut(item.responseId());
            if (profile.truncates() && item.itemId() != null) {
                out.model(new Truncate(item.itemId(), item.heardMs()));
            }
        }
        cancel(cause == Cause.KEY || !profile.interruptsItself(), out);
        if (profile.endlessOutput() && cause == Cause.KEY) {
            gate.mute();
        }
        if (!cut.isEmpty()) {
            PlayedItem heard = cut.getFirst();
            out.notice(new BargeIn(heard.itemId(), heard.heardMs(), heard.sentMs(), now, cause));
            quality.cut(cause, marks, now, out);
        }
        tellEnded(out);
        return !cut.isEmpty();
    }

    /** What still comes of the running response is dropped; the provider is told unless it knows. */
    private void cancel(boolean tellProvider, Effects out) {
        String active = responses.active();
        if (active == null || responses.isCut(active) && !tellProvider) {
            return;
        }
        responses.cut(active);
        if (tellProvider && profile.cancels() && !active.equals(lastCancelled)) {
            lastCancelled = active;
            out.model(new CancelResponse(active));
        }
    }

    /** Drops what is being played, without a word to the model: it is gone, or out of the game. */
    void silence(long now, Effects out) {
        playout.interrupt(now, out);
        tellEnded(out);
    }

    void playClip(Clip clip, Effects out) {
        playout.playClip(clip, out);
    }

    /** Whether the caller heard the agent's voice yet. */
    boolean spoken() {
        return spoken;
    }

    /** Whether the caller heard all there is, by proof of marks. */
    boolean idle() {
        return playout.idle() && !(profile.endlessOutput() && gate.speaking());
    }

    /** Nothing more will be heard. {@code lost}: perhaps for a while already. */
    void stop(boolean lost, long now, Effects out) {
        if (lost) {
            playout.lost();
        } else {
            playout.stop(now);
        }
        tellEnded(out);
        turns.flush(out);
    }

    private void tellEnded(Effects out) {
        for (PlayedItem item : playout.takeEnded()) {
            turns.ended(item, out);
        }
    }
}

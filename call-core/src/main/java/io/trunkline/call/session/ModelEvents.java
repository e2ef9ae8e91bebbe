package io.trunkline.call.session;

import io.trunkline.call.CallNotice.BargeIn.Cause;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.Side;
import java.time.Duration;

/** What the model's session tells, and how it moves the parts of a call. */
final class ModelEvents {

    /** Providers that wait longer before they take a silence for the end of a turn have their reasons. */
    private static final Duration NOTICED = Duration.ofMillis(500);

    private final CallParts call;

    ModelEvents(CallParts call) {
        this.call = call;
    }

    ModelLink model(long now) {
        call.watchdog.sign(now);
        return call.model;
    }

    void sessionReady(SessionReady ready, long now, Effects out) {
        if (call.model.ready(ready, out)) {
            call.succession.sessionReady(now);
            call.greeting.sessionReady();
            if (call.ending.live()) {
                call.uplink.open(out);
            }
        }
    }

    void speechStarted(SpeechStarted started, long now, Effects out) {
        if (call.agentIsOut()) {
            return;
        }
        if (call.speech.interrupt(Cause.SPEECH, now, out)) {
            call.handover.interrupted(now);
        }
        call.responses.speechStarted(now);
        call.turns.speechStarted(started.itemId(), now);
        call.speech.callerStarted(now);
        if (!call.model.transcribes()) {
            call.silence.callerIsThere();
        }
        call.watchdog.nothingDue();
        call.resuming.callerIsThere();
        call.farewell.callerSpeaks();
        call.lastWords.callerSpeaks();
    }

    /** The provider heard the caller cut in. */
    void outputInterrupted(long now, Effects out) {
        if (!call.agentIsOut() && call.speech.interrupt(Cause.SPEECH, now, out)) {
            call.handover.interrupted(now);
        }
    }

    void speechStopped(long now) {
        call.responses.speechStopped(now);
        call.speech.callerStopped(now);
        // the caller waits since they fell silent, which the provider noticed later
        call.watchdog.answerDue(now - Math.min(NOTICED.toNanos(), call.caller.silentMs() * 1_000_000));
    }

    void transcriptGrew(TranscriptDelta delta, long now) {
        if (delta.side() == Side.CALLER && !call.profile().speechEvents() && !call.ownTurns.ours() && call.profile().responseBoundaries()) {
            call.watchdog.callerGoesOn(now);
        }
        call.turns.delta(delta.side(), delta.itemId(), delta.text());
    }

    void transcribed(Transcript transcript, long now, Effects out) {
        String text = Turns.bounded(transcript.text());
        call.turns.text(transcript.side(), transcript.itemId(), text, now, out);
        if (transcript.side() == Side.AGENT) {
            call.silence.agentSaid(text);
        } else if (!text.isBlank()) {
            call.silence.callerSaid(text);
            call.languages.callerSaid();
        } else {
            call.farewell.callerSaidNothing(now);
            if (!call.responses.busy()) {
                // it was a noise, to which a provider may well say nothing
                call.watchdog.nothingDue();
            }
        }
    }

    /** The caller said something, whatever it was. */
    void notTranscribed() {
        call.silence.callerIsThere();
    }

    void callerSilent() {
        call.silence.providerPrompted();
    }

    void responseStarted(ResponseStarted started, long now, Effects out) {
        call.watchdog.responseBegan(now);
        call.responses.started(started.responseId(), out);
        call.handover.responseStarted();
        call.farewell.responseStarted();
        call.hosted.responseStarted();
    }

    void agentAudio(AudioDelta delta, long now, Effects out) {
        if (!call.ending.live() || call.agentIsOut()) {
            if (call.agentIsOut()) {
                call.turns.restUnheard(delta.itemId());
            }
            call.counts.droppedDownlink++;
            return;
        }
        if (call.profile().endlessOutput()) {
            call.watchdog.heartbeat(now);
        }
        if (call.speech.delta(delta, now, out)) {
            if (!call.profile().responseBoundaries()) {
                call.handover.responseStarted();
                call.turns.agentAnswers(out);
            }
            call.watchdog.answered();
            call.handover.audioPlayed();
        }
    }

    void agentAudioDone(AudioDone done, Effects out) {
        call.speech.itemDone(done.itemId(), out);
    }

    void responseDone(ResponseDone done, long now, Effects out) {
        String id = done.responseId();
        boolean followed = call.speech.hadAudio(id) || call.responses.isCut(id) || call.farewell.pending();
        call.model.responseDone(done, out);
        call.speech.responseDone(id, out);
        call.toolCalls.responseDone(id, followed);
        call.hosted.responseDone(followed, now);
        if (call.farewell.refused(call.speech.hadAudio(id))) {
            call.tools.callGoesOn(out);
        }
    }

    void toolRequested(ToolCallRequested tool, long now, Effects out) {
        if (call.ending.live() && !call.agentIsOut() && call.tools.requested(tool, now, out)) {
            call.watchdog.toolRequested();
            // a goodbye may come behind the wish to end: only silence tells
            call.speech.expect();
        }
    }
}

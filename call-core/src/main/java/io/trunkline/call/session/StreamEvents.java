package io.trunkline.call.session;

import io.trunkline.call.CallNotice.BargeIn.Cause;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.CommitAudio;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StopReason;

/** What the carrier's stream tells, and how it moves the parts of a call. */
final class StreamEvents {

    private final CallParts call;
    private final ModelEvents model;

    /** {@code model}: takes turns that are ours to find as if the provider had told of them. */
    StreamEvents(CallParts call, ModelEvents model) {
        this.model = model;
        this.call = call;
    }

    /** Returns whether the caller began or stopped speaking, by our own ear; {@link CallerFrames} had the frame before. */
    boolean listen(AudioReceived frame, long now, Effects out) {
        return call.ownTurns.ours() ? ownTurn(frame, now, out) : heard(frame, now);
    }

    /** Where the provider doesn't tell when the caller speaks; whether that interrupts the agent is the provider's to decide. */
    private boolean heard(AudioReceived frame, long now) {
        if (!call.speechDetector.turned(call.caller.silentMs() == 0, frame.audio().durationMs())) {
            return false;
        }
        if (call.speechDetector.speaking()) {
            call.responses.speechStarted(now);
            call.turns.speechStarted(null, now);
            call.speech.callerStarted(now);
            call.resuming.callerIsThere();
        } else {
            call.responses.speechStopped(now);
            call.speech.callerStopped(now);
            if (call.watchdog.isDue()) {
                call.watchdog.callerGoesOn(now);
            }
        }
        return true;
    }

    /** Returns whether the frame began or ended a turn that is ours to find. */
    private boolean ownTurn(AudioReceived frame, long now, Effects out) {
        switch (call.ownTurns.heard(frame.audio(), call.caller.silentMs() == 0)) {
            case NONE -> {
                return false;
            }
            case BEGINS -> model.speechStarted(new SpeechStarted(null, frame.timestampMs()), now, out);
            case ENDS -> {
                if (call.model.ready()) {
                    out.model(new CommitAudio());
                }
                model.speechStopped(now);
                call.responses.request(StartResponse.plain());
            }
        }
        return true;
    }

    void streamStarted(long now, Effects out) {
        if (call.ending.live()) {
            return;
        }
        call.ending.claimed();
        call.greeting.streamStarted(now);
        call.speech.streamStarted(now);
        call.watchdog.streamStarted(now, call.model.ready());
        call.succession.streamStarted(now);
        if (call.model.ready()) {
            call.uplink.open(out);
        }
    }

    void keyPressed(DtmfReceived key, long now, Effects out) {
        call.uplink.sequence(key.sequence());
        if (!call.ending.live() || call.agentIsOut()) {
            return;
        }
        if (call.speech.interrupt(Cause.KEY, now, out)) {
            call.handover.interrupted(now);
        }
        call.watchdog.nothingDue();
        call.silence.callerIsThere();
        call.resuming.callerIsThere();
        call.lastWords.callerSpeaks();
        call.tools.callGoesOn(out);
        call.keypad.pressed(key.digit(), now);
    }

    void markPlayed(MarkPlayed mark, long now, Effects out) {
        call.uplink.sequence(mark.sequence());
        call.speech.markPlayed(mark.name(), now, out);
    }

    void streamStopped(StopReason reason, long now, Effects out) {
        call.ending.streamStopped(reason, now, out);
    }
}

package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallCounters;
import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.CallNotice.BargeIn.Cause;
import io.trunkline.call.CallNotice.EscalationAnnounced;
import io.trunkline.call.CallNotice.FinishReason;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.Effects;
import io.trunkline.call.Timings;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.Clip;
import io.trunkline.call.model.ModelCommand.StartResponse;
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

/** How each event of {@link CallSession}'s table moves the parts of a call, and what ends it. */
final class RunningCall {

    private final Counts counts = new Counts();
    private final Uplink uplink;
    private final Responses responses;
    private final Turns turns = new Turns();
    private final Speech speech;
    private final ToolCalls toolCalls;
    private final ToolDesk tools;
    private final Keypad keypad;
    private final Keys keys;
    private final Greeting greeting;
    private final Farewell farewell;
    private final Handover handover;
    private final Watchdog watchdog;
    private final Leaving leaving;
    private final ModelLink model;
    private final Ending ending;

    RunningCall(CallConfig config, long now) {
        Timings timings = config.timings();
        uplink = new Uplink(timings.uplinkBuffer(), counts);
        responses = new Responses(config.profile());
        speech = new Speech(config.profile(), timings.markEvery(), responses, turns, counts);
        toolCalls = new ToolCalls(timings.tool(), config.toolTexts(), responses, counts);
        keypad = new Keypad(timings.keyGap());
        greeting = new Greeting(config.greeting(), timings.identification());
        SessionSetup setup = new SessionSetup(config.session());
        farewell = new Farewell(timings.goodbye());
        handover = new Handover(timings.announcement());
        tools = new ToolDesk(config, toolCalls, handover, farewell, setup);
        watchdog = new Watchdog(timings);
        leaving = new Leaving(timings);
        model = new ModelLink(setup, watchdog, responses, counts);
        keys = new Keys(keypad, responses, leaving, model);
        ending = new Ending(speech, toolCalls, model, farewell, leaving, counts);
        ending.prepared(now, timings);
    }

    // the carrier's stream

    void callerAudio(AudioReceived frame, Effects out) {
        if (over()) {
            counts.droppedAfterStop++;
        } else if (!ending.live()) {
            counts.droppedBeforeStart++;
        } else if (agentIsOut()) {
            counts.droppedUplink++;
        } else {
            uplink.frame(frame, out);
        }
    }

    void streamStarted(long now, Effects out) {
        if (ending.live()) {
            return;
        }
        ending.claimed();
        greeting.streamStarted(now);
        speech.streamStarted(now);
        watchdog.streamStarted(now, model.ready());
        if (model.ready()) {
            uplink.open(out);
        }
    }

    void keyPressed(DtmfReceived key, long now, Effects out) {
        uplink.sequence(key.sequence());
        if (!ending.live() || agentIsOut()) {
            return;
        }
        if (speech.interrupt(Cause.KEY, now, out)) {
            handover.interrupted(now);
        }
        watchdog.nothingDue();
        tools.callGoesOn(out);
        keypad.pressed(key.digit(), now);
    }

    void markPlayed(MarkPlayed mark, long now, Effects out) {
        uplink.sequence(mark.sequence());
        speech.markPlayed(mark.name(), now, out);
    }

    void streamStopped(StopReason reason, long now, Effects out) {
        ending.streamStopped(reason, now, out);
    }

    // the model's session

    ModelLink model(long now) {
        watchdog.sign(now);
        return model;
    }

    void sessionReady(SessionReady ready, Effects out) {
        if (model.ready(ready, out)) {
            greeting.sessionReady();
            if (ending.live()) {
                uplink.open(out);
            }
        }
    }

    // what is said

    void speechStarted(SpeechStarted started, long now, Effects out) {
        if (agentIsOut()) {
            return;
        }
        if (speech.interrupt(Cause.SPEECH, now, out)) {
            handover.interrupted(now);
        }
        responses.speechStarted(now);
        turns.speechStarted(started.itemId(), now);
        speech.callerStarted();
        watchdog.nothingDue();
        farewell.callerSpeaks();
    }

    void speechStopped(long now) {
        responses.speechStopped(now);
        speech.callerStopped(now);
        watchdog.answerDue(now);
    }

    void transcriptGrew(TranscriptDelta delta) {
        turns.delta(delta.side(), delta.itemId(), delta.text());
    }

    void transcribed(Transcript transcript, long now, Effects out) {
        turns.text(transcript.side(), transcript.itemId(), transcript.text(), out);
        if (transcript.side() == Side.CALLER && transcript.text().isBlank()) {
            farewell.callerSaidNothing(now);
            if (!responses.busy()) {
                // it was a noise, to which a provider may well say nothing
                watchdog.nothingDue();
            }
        }
    }

    void responseStarted(ResponseStarted started, Effects out) {
        responses.started(started.responseId(), out);
        handover.responseStarted();
        farewell.responseStarted();
    }

    void agentAudio(AudioDelta delta, long now, Effects out) {
        if (!ending.live() || agentIsOut()) {
            counts.droppedDownlink++;
        } else if (speech.delta(delta, now, out)) {
            watchdog.answered();
            handover.audioPlayed();
        }
    }

    void agentAudioDone(AudioDone done, Effects out) {
        speech.itemDone(done.itemId(), out);
    }

    void responseDone(ResponseDone done, Effects out) {
        String id = done.responseId();
        boolean followed = speech.hadAudio(id) || responses.isCut(id) || farewell.pending();
        model.responseDone(done, out);
        speech.responseDone(id, out);
        toolCalls.responseDone(id, followed);
        if (farewell.refused(speech.hadAudio(id))) {
            tools.callGoesOn(out);
        }
    }

    // what is done

    void toolRequested(ToolCallRequested call, long now, Effects out) {
        if (ending.live() && !agentIsOut() && tools.requested(call, now, out)) {
            watchdog.answered();
        }
    }

    void toolAnswered(ToolAnswered answer, Effects out) {
        tools.answered(answer, out);
    }

    void escalationAnswered(EscalationAnswered answer, long now, Effects out) {
        tools.escalated(answer, now, out);
    }

    void agentSwitched(AgentSwitched answer, Effects out) {
        tools.switched(answer, out);
    }

    void callerIdentified(CallerIdentified caller, Effects out) {
        if (!over()) {
            greeting.identified(caller);
            model.identified(caller, out);
        }
    }

    void digitCollection(boolean active) {
        keypad.collecting(active);
    }

    void hangUpRequested(HangUpRequested request, long now, Effects out) {
        ending.hangUp(FinishReason.HUNG_UP, request.reason(), now, out);
    }

    void unrecognized() {
        counts.unrecognized++;
    }

    void malformed() {
        counts.malformed++;
    }

    // what waits for a condition or a moment

    void settle(long now, Effects out) {
        if (!over() && ending.live() && !agentIsOut()) {
            trouble(now, out);
            keys.settle(now, out);
            conversation(now, out);
        }
        if (!over()) {
            ending.settle(!responses.busy() && speech.idle(), now, out);
        }
    }

    private void trouble(long now, Effects out) {
        OperatorReason trouble = watchdog.settle(now);
        // a goodbye that is being heard needs no model any more
        if (trouble != null && !farewell.pending()) {
            responses.forgetWaiting();
            speech.silence(now, out);
            speech.playClip(Clip.APOLOGY, out);
            leaving.afterClip(trouble, now);
        }
    }

    private void conversation(long now, Effects out) {
        if (agentIsOut()) {
            return;
        }
        StartResponse opening = greeting.take(now);
        if (opening != null) {
            responses.requestAtOnce(opening);
        }
        tools.settle(now, out);
        if (responses.settle(model.ready(), now, out)) {
            watchdog.answerDue(now);
        }
        EscalationAnnounced announced = handover.settle(responses.quiet() && speech.idle(), now);
        if (announced != null) {
            out.notice(announced);
            leaving.moving(now);
        }
    }

    /** The call is on its way to a human without the agent. */
    private boolean agentIsOut() {
        return leaving.toOperator();
    }

    boolean over() {
        return ending.over();
    }

    CallCounters counters() {
        return counts.snapshot();
    }

    long nextDeadline() {
        if (over()) {
            return Deadline.NEVER;
        }
        if (agentIsOut() || !ending.live()) {
            return ending.deadline();
        }
        long ends = Math.min(ending.deadline(), Math.min(farewell.deadline(), handover.deadline()));
        long answers = Math.min(Math.min(watchdog.deadline(), toolCalls.deadline()), Math.min(responses.deadline(), keypad.deadline()));
        return Math.min(Math.min(ends, answers), greeting.deadline());
    }
}

package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallCounters;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.DigitCollection;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.LanguageSwitched;
import io.trunkline.call.CallInput.LanguageTold;
import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.CallInput.Spent;
import io.trunkline.call.CallInput.TextWanted;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StreamConnected;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.ApprovalRequested;
import io.trunkline.call.model.ModelEvent.HostedToolsMissing;
import io.trunkline.call.model.ModelEvent.HostedToolEnded;
import io.trunkline.call.model.ModelEvent.LanguageHeard;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.CallerSilent;
import io.trunkline.call.model.ModelEvent.ItemTruncated;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionRejected;
import io.trunkline.call.model.ModelEvent.NoSessionLeft;
import io.trunkline.call.model.ModelEvent.OutputInterrupted;
import io.trunkline.call.model.ModelEvent.SessionEnding;
import io.trunkline.call.model.ModelEvent.SessionPrepared;
import io.trunkline.call.model.ModelEvent.SessionReplaced;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.SpeechStopped;
import io.trunkline.call.model.ModelEvent.TextCompleted;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelEvent.TranscriptFailed;
import io.trunkline.call.model.ModelEvent.UsageUpdated;

/**
 * One call on one bridge, from the gateway's notice to its end. Owned by one event loop: no locks, no waiting.
 *
 * <p>Time is passed in: nanoseconds of a monotonic clock with any origin, never negative and never going back. This class is the table of what happens on
 * what; {@link StreamEvents}, {@link ModelEvents} and {@link OwnEvents} say how. After each event but audio, whatever waited for a condition or a moment may go on: {@link Settling}.
 *
 * <pre>
 * prepared ──StreamStarted──► live ──operator wanted──► leaving ──StreamStopped──► over
 *     └─────unclaimed 30 s──────┴──────────── any end, in any order ────────────────►┘
 * </pre>
 */
public final class CallSession implements RunningCall {

    private final CallParts call;
    private final StreamEvents stream;
    private final ModelEvents model;
    private final OwnEvents own;
    private final Settling settling;
    private final CallerFrames frames;
    private final AudioFirst effects;
    /** Looked up after each settling, and there alone, as is whether the call is over: the owner asks at every frame. */
    private long deadline;
    private boolean finished;

    /** @param nowNanos when the gateway told of the call */
    public CallSession(CallConfig config, long nowNanos) {
        call = new CallParts(config, nowNanos);
        model = new ModelEvents(call);
        stream = new StreamEvents(call, model);
        own = new OwnEvents(call);
        settling = new Settling(call);
        frames = new CallerFrames(call);
        effects = new AudioFirst(call.uplink);
        deadline = settling.nextDeadline();
    }

    @Override
    public void on(CarrierEvent event, long nowNanos, Effects to) {
        if (event instanceof AudioReceived frame) {
            if (frames.take(frame, nowNanos, to) && stream.listen(frame, nowNanos, effects.to(to))) {
                settle(nowNanos, effects.to(to));
            }
            return;
        }
        Effects out = effects.to(to);
        if (call.over()) {
            return;
        }
        switch (event) {
            case AudioReceived _, StreamConnected _ -> { }
            case StreamStarted _ -> stream.streamStarted(nowNanos, out);
            case DtmfReceived key -> stream.keyPressed(key, nowNanos, out);
            case MarkPlayed mark -> stream.markPlayed(mark, nowNanos, out);
            case StreamStopped stopped -> stream.streamStopped(stopped.reason(), nowNanos, out);
            case CarrierEvent.Unrecognized _ -> call.counts.unrecognized++;
            case CarrierEvent.Malformed _ -> call.counts.malformed++;
        }
        settle(nowNanos, out);
    }

    @Override
    public void on(ModelEvent event, long nowNanos, Effects to) {
        Effects out = effects.to(to);
        if (call.over()) {
            return;
        }
        ModelLink session = model.model(nowNanos);
        switch (event) {
            case SessionCreated _ -> session.created(out);
            case SessionReady ready -> model.sessionReady(ready, nowNanos, out);
            case SessionRejected rejected -> session.rejected(rejected, out);
            case SessionClosed closed -> session.closed(closed, out);
            case ModelFailed failed -> session.failed(failed, nowNanos, out);
            case UsageUpdated used -> session.used(used.usage(), out);
            case RateLimits limits -> session.limits(limits, out);
            case SpeechStarted started -> model.speechStarted(started, nowNanos, out);
            case SpeechStopped _ -> model.speechStopped(nowNanos);
            case TranscriptDelta delta -> model.transcriptGrew(delta, nowNanos);
            case Transcript transcript -> model.transcribed(transcript, nowNanos, out);
            case ResponseStarted started -> model.responseStarted(started, nowNanos, out);
            case AudioDelta delta -> model.agentAudio(delta, nowNanos, out);
            case AudioDone done -> model.agentAudioDone(done, out);
            case ToolCallRequested tool -> model.toolRequested(tool, nowNanos, out);
            case ResponseDone done -> model.responseDone(done, nowNanos, out);
            case SessionEnding ending -> call.succession.sessionEnding(ending.leftMs(), nowNanos);
            case SessionPrepared _ -> call.succession.sessionPrepared();
            case SessionReplaced replaced -> call.succession.replaced(replaced, nowNanos, out);
            case NoSessionLeft _ -> call.succession.noSessionLeft();
            case OutputInterrupted _ -> model.outputInterrupted(nowNanos, out);
            case CallerSilent _ -> model.callerSilent();
            case TranscriptFailed _ -> model.notTranscribed();
            case TextAnswered answer -> call.questions.answered(answer.askId(), answer.text(), out);
            case LanguageHeard heard -> call.languages.told(heard.language(), false, out);
            case ApprovalRequested asked -> call.hosted.asked(asked, out);
            case HostedToolEnded ended -> call.hosted.ended(ended, out);
            case HostedToolsMissing _ -> call.hosted.missing(out);
            case ItemTruncated _, TextCompleted _ -> { }
            case ModelEvent.Unrecognized _ -> call.counts.unrecognized++;
            case ModelEvent.Malformed _ -> call.counts.malformed++;
        }
        settle(nowNanos, out);
    }

    @Override
    public void on(CallInput input, long nowNanos, Effects to) {
        Effects out = effects.to(to);
        switch (input) {
            case CallerIdentified caller -> own.callerIdentified(caller, out);
            case ToolAnswered answer -> own.toolAnswered(answer, out);
            case EscalationAnswered answer -> own.escalationAnswered(answer, nowNanos, out);
            case AgentSwitched answer -> own.agentSwitched(answer, out);
            case Spent spent -> own.spent(spent);
            case TextWanted wanted -> own.textWanted(wanted, nowNanos, out);
            case LanguageTold told -> own.languageTold(told, out);
            case LanguageSwitched switched -> own.languageSwitched(switched, out);
            case DigitCollection collection -> own.digitCollection(collection.active());
            case Resumed resumed -> own.resumed(resumed, nowNanos);
            case HangUpRequested request -> own.hangUpRequested(request, nowNanos, out);
            case Tick _ -> own.timePassed(nowNanos, out);
        }
        settle(nowNanos, out);
    }

    private void settle(long now, Effects out) {
        settling.settle(now, out);
        frames.settled();
        finished = call.over();
        deadline = settling.nextDeadline();
    }

    @Override
    public long nextDeadline() {
        return deadline;
    }

    @Override
    public long audioDue() {
        return call.uplink.due();
    }

    @Override
    public boolean finished() {
        return finished;
    }

    @Override
    public boolean betweenTurns() {
        return call.ending.live() && call.callersTurn();
    }

    @Override
    public CallCounters counters() {
        return call.counters();
    }
}

package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallCounters;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.DigitCollection;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
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
 * what; {@link RunningCall} says how. After each event but audio, whatever waited for a condition or a moment may go on.
 *
 * <pre>
 * prepared ──StreamStarted──► live ──operator wanted──► leaving ──StreamStopped──► over
 *     └─────unclaimed 30 s──────┴──────────── any end, in any order ────────────────►┘
 * </pre>
 */
public final class CallSession {

    private final RunningCall call;

    /** @param nowNanos when the gateway told of the call */
    public CallSession(CallConfig config, long nowNanos) {
        call = new RunningCall(config, nowNanos);
    }

    /** What the carrier's stream tells. {@code StreamStarted} only once its token was accepted. */
    public void on(CarrierEvent event, long nowNanos, Effects out) {
        if (event instanceof AudioReceived frame) {
            call.callerAudio(frame, out);
            return;
        }
        if (call.over()) {
            return;
        }
        switch (event) {
            case AudioReceived _, StreamConnected _ -> { }
            case StreamStarted _ -> call.streamStarted(nowNanos, out);
            case DtmfReceived key -> call.keyPressed(key, nowNanos, out);
            case MarkPlayed mark -> call.markPlayed(mark, nowNanos, out);
            case StreamStopped stopped -> call.streamStopped(stopped.reason(), nowNanos, out);
            case CarrierEvent.Unrecognized _ -> call.unrecognized();
            case CarrierEvent.Malformed _ -> call.malformed();
        }
        call.settle(nowNanos, out);
    }

    /** What the model's session tells. */
    public void on(ModelEvent event, long nowNanos, Effects out) {
        if (call.over()) {
            return;
        }
        ModelLink model = call.model(nowNanos);
        switch (event) {
            case SessionCreated _ -> model.created(out);
            case SessionReady ready -> call.sessionReady(ready, out);
            case SessionRejected rejected -> model.rejected(rejected, out);
            case SessionClosed closed -> model.closed(closed, out);
            case ModelFailed failed -> model.failed(failed, nowNanos, out);
            case UsageUpdated used -> model.used(used.usage(), out);
            case RateLimits limits -> model.limits(limits, out);
            case SpeechStarted started -> call.speechStarted(started, nowNanos, out);
            case SpeechStopped _ -> call.speechStopped(nowNanos);
            case TranscriptDelta delta -> call.transcriptGrew(delta);
            case Transcript transcript -> call.transcribed(transcript, nowNanos, out);
            case ResponseStarted started -> call.responseStarted(started, out);
            case AudioDelta delta -> call.agentAudio(delta, nowNanos, out);
            case AudioDone done -> call.agentAudioDone(done, out);
            case ToolCallRequested tool -> call.toolRequested(tool, nowNanos, out);
            case ResponseDone done -> call.responseDone(done, out);
            case CallerSilent _, TranscriptFailed _, ItemTruncated _, TextCompleted _ -> { }
            case ModelEvent.Unrecognized _ -> call.unrecognized();
            case ModelEvent.Malformed _ -> call.malformed();
        }
        call.settle(nowNanos, out);
    }

    /** What our own side tells. */
    public void on(CallInput input, long nowNanos, Effects out) {
        switch (input) {
            case CallerIdentified caller -> call.callerIdentified(caller, out);
            case ToolAnswered answer -> call.toolAnswered(answer, out);
            case EscalationAnswered answer -> call.escalationAnswered(answer, nowNanos, out);
            case AgentSwitched answer -> call.agentSwitched(answer, out);
            case DigitCollection collection -> call.digitCollection(collection.active());
            case HangUpRequested request -> call.hangUpRequested(request, nowNanos, out);
            case Tick _ -> { }
        }
        call.settle(nowNanos, out);
    }

    /** When {@link Tick} is due at the latest; {@link Long#MAX_VALUE} for never. May change with each {@code on} but that of caller audio. */
    public long nextDeadline() {
        return call.nextDeadline();
    }

    /** Whether the call is over; what comes later is counted and ignored. */
    public boolean finished() {
        return call.over();
    }

    /** The counts so far, those after the end included. */
    public CallCounters counters() {
        return call.counters();
    }
}

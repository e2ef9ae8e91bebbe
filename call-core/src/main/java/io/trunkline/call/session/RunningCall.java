package io.trunkline.call.session;

import io.trunkline.call.CallCounters;
import io.trunkline.call.CallInput;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.model.ModelEvent;

/** A call as its owner drives it: {@link CallSession} itself, or one that is recorded on the way. Owned by one event loop; times as in {@link CallSession}. */
public interface RunningCall {

    /** What the carrier's stream tells. {@code StreamStarted} only once its token was accepted. */
    void on(CarrierEvent event, long nowNanos, Effects out);

    /** What the model's session tells. */
    void on(ModelEvent event, long nowNanos, Effects out);

    /** What our own side tells. */
    void on(CallInput input, long nowNanos, Effects out);

    /** When {@link CallInput.Tick} is due at the latest; {@link Long#MAX_VALUE} for never. May change with each {@code on} but that of caller audio. */
    long nextDeadline();

    /**
     * When caller audio that waits to be joined must go, should no more come; {@link Long#MAX_VALUE} if none waits. Not part of {@link #nextDeadline()}, as it
     * moves with every frame: a bridge looks at all its calls every few milliseconds and sends a {@link CallInput.Tick} where it has come.
     */
    long audioDue();

    /** Whether the call is over; what comes later is counted and ignored. */
    boolean finished();

    /** Whether nobody speaks and nothing is being done, so that the caller notices least if the call goes on elsewhere. */
    boolean betweenTurns();

    /** The counts so far, those after the end included. */
    CallCounters counters();
}

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

    /** Whether the call is over; what comes later is counted and ignored. */
    boolean finished();

    /** The counts so far, those after the end included. */
    CallCounters counters();
}

package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallInput;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.model.ModelEvent;

/**
 * One call on one bridge, from the notice of the gateway to its end. Owned by one event loop: no locks, no waiting.
 *
 * <p>Time is passed in: nanoseconds of a monotonic clock with any origin, never negative and never going back.
 */
public final class CallSession {

    public CallSession(CallConfig config, long nowNanos) {
    }

    public void on(CarrierEvent event, long nowNanos, Effects out) {
    }

    public void on(ModelEvent event, long nowNanos, Effects out) {
    }

    public void on(CallInput input, long nowNanos, Effects out) {
    }

    /** When {@link CallInput.Tick} is due at the latest; {@link Long#MAX_VALUE} for never. May change with each {@code on}. */
    public long nextDeadline() {
        return Long.MAX_VALUE;
    }

    /** Whether the call is over; all that comes later is counted and ignored. */
    public boolean finished() {
        return false;
    }
}

package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.webhook.CallParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A call's status from {@code queued} to its end; each change is told by a callback with the next sequence number. Changed on the clock
 * thread only.
 */
final class CallProgress {

    private final CallParameters call;
    private final String callbackUrl;
    private final CallbackQueue callbacks;
    private final Instant dialledAt = Instant.now();
    private volatile String status = "queued";
    private volatile Instant answeredAt;
    private volatile Instant endedAt;
    private int number;

    CallProgress(CallParameters call, String callbackUrl, CallbackQueue callbacks) {
        this.call = call;
        this.callbackUrl = callbackUrl;
        this.callbacks = callbacks;
    }

    String status() {
        return status;
    }

    boolean answered() {
        return answeredAt != null;
    }

    CallView view() {
        return new CallView(call, status, dialledAt, answeredAt, endedAt);
    }

    void change(String changed) {
        status = changed;
        callbacks.status(callbackUrl, call.status(changed, number++, Instant.now()));
    }

    void answer() {
        answeredAt = Instant.now();
        change("in-progress");
    }

    /** The last change; returns how long the call was answered. */
    Duration end(String finalStatus) {
        endedAt = Instant.now();
        status = finalStatus;
        Duration talked = answeredAt == null ? Duration.ZERO : Duration.between(answeredAt, endedAt);
        Map<String, String> parameters = call.status(finalStatus, number++, endedAt);
        parameters.put("CallDuration", Long.toString(talked.toSeconds()));
        parameters.put("Duration", Long.toString((talked.toSeconds() + 59) / 60));
        parameters.put("SipResponseCode", "200");
        callbacks.status(callbackUrl, parameters);
        return talked;
    }
}

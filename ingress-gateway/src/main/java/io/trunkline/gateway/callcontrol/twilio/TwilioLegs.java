package io.trunkline.gateway.callcontrol.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallUpdater;
import io.trunkline.gateway.callcontrol.CarrierLegs;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Moves and hangs up legs at Twilio (Twilio Voice, update a call). Blocks: virtual threads only. */
@ApplicationScoped
public class TwilioLegs implements CarrierLegs {
    private static final Logger LOGGER = Logger.getLogger(TwilioLegs.class);
    /** The call is not in progress. */
    private static final int NOT_IN_PROGRESS = 21220;
    /** There is no such call. */
    private static final int NOT_FOUND = 20404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final TwilioRestClient twilio;
    private final GatewayMetrics metrics;
    private final int tries;
    private final Duration backoff;

    @Inject
    TwilioLegs(GatewayConfig config, GatewayMetrics metrics) {
        GatewayConfig.Twilio account = config.twilio();
        this.twilio = new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .httpClient(new TwilioHttp(account.apiUrl(), account.connectTimeout(), account.requestTimeout()))
                .build();
        this.metrics = metrics;
        this.tries = account.tries();
        this.backoff = account.backoff();
    }

    @Override
    public Outcome redirect(String callSid, String twiml) {
        return run("redirect", Call.updater(callSid).setTwiml(new com.twilio.type.Twiml(twiml)));
    }

    @Override
    public Outcome hangUp(String callSid) {
        return run("hang_up", Call.updater(callSid).setStatus(Call.UpdateStatus.COMPLETED));
    }

    @Override
    public State state(String callSid) {
        long begun = System.nanoTime();
        State state = fetch(callSid);
        metrics.carrierRequest("state", state.getClass().getSimpleName().toLowerCase(Locale.ROOT), Duration.ofNanos(System.nanoTime() - begun));
        return state;
    }

    /** A call that the carrier has forgotten is over; how, nobody knows. */
    private State fetch(String callSid) {
        try {
            Call call = Call.fetcher(callSid).fetch(twilio);
            return switch (call.getStatus()) {
                case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> new State.Over(call.getStatus().toString(), Optional.ofNullable(call.getDuration()).orElse(""));
                case QUEUED, RINGING, IN_PROGRESS -> new State.Running();
            };
        } catch (ApiConnectionException e) {
            return new State.Unknown();
        } catch (ApiException e) {
            return gone(e) ? new State.Over("completed", "") : new State.Unknown();
        }
    }

    private Outcome run(String operation, CallUpdater updater) {
        long begun = System.nanoTime();
        Outcome outcome = repeat(updater);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        metrics.carrierRequest(operation, outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT), took);
        if (outcome instanceof Outcome.Failed failed) {
            LOGGER.warnf("carrier did not obey operation=%s detail=%s", operation, failed.detail());
        }
        return outcome;
    }

    /** New instructions and hanging up may both be repeated: the second time changes nothing. */
    private Outcome repeat(CallUpdater updater) {
        for (int attempt = 1;; attempt++) {
            try {
                updater.update(twilio);
                return new Outcome.Done();
            } catch (ApiConnectionException e) {
                if (attempt == tries) {
                    return new Outcome.Failed("not reached");
                }
            } catch (ApiException e) {
                if (gone(e)) {
                    return new Outcome.Gone();
                }
                if (!passing(e) || attempt == tries) {
                    return new Outcome.Failed("status " + e.getStatusCode() + " code " + e.getCode());
                }
            }
            pause(attempt);
        }
    }

    private static boolean gone(ApiException e) {
        return e.getCode() != null && (e.getCode() == NOT_IN_PROGRESS || e.getCode() == NOT_FOUND);
    }

    /** An answer without a status is one that couldn't be read, as of a broken proxy. */
    private static boolean passing(ApiException e) {
        return e.getStatusCode() == null || e.getStatusCode() == TOO_MANY_REQUESTS || e.getStatusCode() >= 500;
    }

    private void pause(int attempt) {
        long longest = backoff.toNanos() << (attempt - 1);
        // full jitter: those who were refused together don't come back together
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}

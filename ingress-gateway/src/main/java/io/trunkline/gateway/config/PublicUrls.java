package io.trunkline.gateway.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Our own addresses as the carrier must be told them. Stateless. */
@ApplicationScoped
public class PublicUrls {
    private final String base;

    @Inject
    public PublicUrls(GatewayConfig config) {
        this.base = config.publicUrl().toString().replaceAll("/+$", "");
    }

    /** @param pathAndQuery as received, encoded, beginning with a slash; @return what the carrier has requested */
    public String of(String pathAndQuery) {
        return base + pathAndQuery;
    }

    /** Where a menu's key goes; {@code round} counts the times it was asked, from 1. */
    public String menu(String callId, int round) {
        return base + "/twilio/menu?callId=" + callId + "&n=" + round;
    }

    /** Asked when a stream ends; {@code attempt} is the stream's. */
    public String connectEnded(String callId, int attempt) {
        return base + "/twilio/connect-ended?callId=" + callId + "&n=" + attempt;
    }

    /** The same for carriers that only go on to the next verb. */
    public String resume(String callId, int attempt) {
        return base + "/twilio/resume?callId=" + callId + "&n=" + attempt;
    }

    /** Asked when waiting in a queue ends. */
    public String queueEnded() {
        return base + "/twilio/queue-ended";
    }

    /** Told when a stream starts, stops or fails. */
    public String streamStatus() {
        return base + "/twilio/stream-status";
    }
}

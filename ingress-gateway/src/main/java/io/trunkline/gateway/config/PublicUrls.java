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

    /** Asked when a stream ends; {@code bridge} had it, {@code attempt} is the stream's. */
    public String connectEnded(String callId, String bridge, int attempt) {
        return base + "/twilio/connect-ended?callId=" + callId + "&bridge=" + bridge + "&n=" + attempt;
    }

    /** The same for carriers that only go on to the next verb. */
    public String resume(String callId, String bridge, int attempt) {
        return base + "/twilio/resume?callId=" + callId + "&bridge=" + bridge + "&n=" + attempt;
    }

    /** Asked when waiting in a queue ends. */
    public String queueEnded() {
        return base + "/twilio/queue-ended";
    }

    /** Asked again and again while a caller holds; {@code round} from 1. */
    public String hold(String callId, int round) {
        return base + "/twilio/hold?callId=" + callId + "&n=" + round;
    }

    /** A piece of music of ours. */
    public String holdMusic() {
        return base + "/twilio/hold-music.wav";
    }

    /** A question about calling back; {@code about} is a word of the overflow's. */
    public String callBack(String callId, String about, int round) {
        return base + "/twilio/call-back?callId=" + callId + "&about=" + about + "&n=" + round;
    }

    /** Asked after a message; {@code round} 1 when there is one, 2 when nothing was said. */
    public String voicemail(String callId, int round) {
        return base + "/twilio/voicemail?callId=" + callId + "&n=" + round;
    }

    /** Told where a message is kept. */
    public String recordingStatus() {
        return base + "/twilio/recording-status";
    }

    /** Where a key of the menu without voice agents goes; {@code round} counts the times it was asked, from 1. */
    public String classic(String callId, int round) {
        return base + "/twilio/classic?callId=" + callId + "&n=" + round;
    }

    /** Told when a stream starts, stops or fails. */
    public String streamStatus() {
        return base + "/twilio/stream-status";
    }
}

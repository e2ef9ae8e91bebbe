package io.trunkline.call.quality;

/**
 * How good a call's line was, from the caller's to us. Shares are 0 to 1.
 *
 * @param heardMs audio that came from the caller
 * @param jitterMs interarrival jitter at the end (RFC 3550, section 6.4.1), of the carrier's clock against ours
 * @param loss share of the caller's audio that never came, by the carrier's clock and count
 * @param late share of it that came more than {@value LineMeter#LATE_MS} ms behind the quickest
 * @param callerSpeaking share of the time in which the caller spoke
 * @param silence share in which the caller didn't
 * @param agentSpeaking share in which the agent was heard
 * @param talkOver share in which both spoke
 * @param roundTripMs to the carrier and back, by the quickest mark; 0 if none came
 * @param rating of the E-model, up to {@value EModel#BEST}; see {@link EModel}
 * @param opinion the mean opinion score estimated from it, 1 to 4.5
 */
public record LineQuality(long heardMs, double jitterMs, double loss, double late, double callerSpeaking, double silence, double agentSpeaking,
        double talkOver, double roundTripMs, double rating, double opinion) {
}

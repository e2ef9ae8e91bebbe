package io.trunkline.call.quality;

import io.trunkline.call.audio.Audio;

/**
 * Takes the measure of a call's line, frame by frame: a few integer operations each, nothing kept, nothing allocated. Owned by the call's event loop.
 *
 * <p>A carrier's WebSocket has no RTP reports, so it is measured from the clock and count in its messages against their arrival: TCP turns loss on our leg
 * into delay, what was lost before the carrier shows as a gap.
 */
public final class LineMeter {

    /** Behind the quickest frame by more than this, audio is late: nobody would buffer for longer. */
    static final int LATE_MS = 100;
    /** Sound that is shorter isn't speech: a click, a key. */
    private static final int SHORTEST_SPEECH_MS = 60;
    /** Speech goes on over pauses between words. */
    private static final int PAUSE_MS = 300;
    /** A frame on its way: packetisation delay of the E-model. */
    private static final int FRAME_MS = 20;
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long NANOS_PER_BYTE = NANOS_PER_MS / Audio.BYTES_PER_MS;
    /** Clocks run apart by up to 50 ppm: what the quickest frame may age, a frame of 20 ms. */
    private static final long DRIFT = 1000;
    private static final long NEVER = -1;

    private long frames;
    private long lateFrames;
    private long bytes;
    private long lostBytes;
    private long callerBytes;
    private long agentBytes;
    private long bothBytes;
    private long nextTimestamp;
    private long lastTransit;
    private long quickestTransit;
    /** Sixteen times the jitter, as RFC 3550's appendix A.8 keeps it. */
    private long jitter16;
    private long loudBytes;
    private long loudSince;
    private long spokeUntil = NEVER;
    private long spokeUntilArrival = NEVER;
    private long speechBegan = NEVER;
    private boolean speaking;

    /**
     * A frame of the caller's voice.
     *
     * @param now when it arrived
     * @param timestampMs the carrier's clock, 0 throughout for a carrier that has none
     * @param loud whether there is sound in it that may be speech
     * @param agentHeard whether the caller was hearing the agent
     */
    public void frame(long now, long timestampMs, int length, boolean loud, boolean agentHeard) {
        long timestamp = timestampMs > 0 ? timestampMs * NANOS_PER_MS : nextTimestamp;
        arrived(now - timestamp);
        if (frames++ > 0 && timestamp > nextTimestamp) {
            lostBytes += (timestamp - nextTimestamp) / NANOS_PER_BYTE;
        }
        nextTimestamp = Math.max(nextTimestamp, timestamp + length * NANOS_PER_BYTE);
        bytes += length;
        speech(timestamp + quickestTransit, now, length, loud);
        callerBytes += speaking ? length : 0;
        agentBytes += agentHeard ? length : 0;
        bothBytes += speaking && agentHeard ? length : 0;
    }

    private void arrived(long transit) {
        if (frames == 0) {
            lastTransit = transit;
            quickestTransit = transit;
        }
        quickestTransit = Math.min(quickestTransit + DRIFT, transit);
        long change = Math.abs(transit - lastTransit);
        lastTransit = transit;
        jitter16 += change - (jitter16 + 8 >> 4);
        lateFrames += transit - quickestTransit > LATE_MS * NANOS_PER_MS ? 1 : 0;
    }

    /** {@code at}: when the frame's sound began, on our clock as if every frame took the shortest way. */
    private void speech(long at, long now, int length, boolean loud) {
        if (loud) {
            loudSince = loudBytes == 0 ? at : loudSince;
            loudBytes += length;
            if (loudBytes >= SHORTEST_SPEECH_MS * Audio.BYTES_PER_MS) {
                speechBegan = speaking ? speechBegan : loudSince;
                speaking = true;
                spokeUntil = at + length * NANOS_PER_BYTE;
                spokeUntilArrival = now;
            }
            return;
        }
        loudBytes = 0;
        speaking &= at - spokeUntil < PAUSE_MS * NANOS_PER_MS;
    }

    /** Whether the caller speaks, pauses between words included. */
    public boolean callerSpeaks() {
        return speaking;
    }

    /** When the speech began that is going on or was the last; -1 for none. As it would have arrived on the shortest way. */
    public long speechBegan() {
        return speechBegan;
    }

    /** When the caller's last speech ended, -1 for none. As it would have arrived on the shortest way, so that the network's jitter is no part of it. */
    public long speechEnded() {
        return spokeUntil;
    }

    /** When the last frame of the caller's last speech did arrive, -1 for none. */
    public long speechEndArrived() {
        return spokeUntilArrival;
    }

    /**
     * What came of it.
     *
     * @param missing messages that the carrier counted and we never saw
     * @param roundTripNanos to the carrier and back, 0 if unknown
     */
    public LineQuality quality(long missing, long roundTripNanos) {
        double jitterMs = jitter16 / 16.0 / NANOS_PER_MS;
        double lostFrames = Math.max(missing, lostBytes / (double) (FRAME_MS * Audio.BYTES_PER_MS));
        double loss = share(lostFrames, frames + lostFrames);
        double late = share(lateFrames, frames);
        double roundTripMs = roundTripNanos / (double) NANOS_PER_MS;
        double rating = EModel.rating(roundTripMs / 2 + 2 * jitterMs + FRAME_MS, Math.min(1, loss + late));
        double caller = share(callerBytes, bytes);
        return new LineQuality(bytes / Audio.BYTES_PER_MS, jitterMs, loss, late, caller, bytes == 0 ? 0 : 1 - caller, share(agentBytes, bytes),
                share(bothBytes, bytes), roundTripMs, rating, EModel.opinion(rating));
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}

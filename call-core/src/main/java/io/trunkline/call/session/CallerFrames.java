package io.trunkline.call.session;

import io.trunkline.call.Effects;
import io.trunkline.call.audio.CallerActivity;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;

/**
 * The caller's voice, frame by frame: the hot path. Where frames go changes only with what isn't one, so it is looked up behind each of those ({@link #settled}) and a frame,
 * fifty times a second, meets as little of the call as can be: what it meets is cold each time.
 */
final class CallerFrames {

    private enum Way { BEFORE_START, TO_MODEL, AGENT_IS_OUT, AFTER_STOP }

    private final CallParts call;
    private final CallerActivity caller;
    private final Uplink uplink;
    private final CallQuality quality;
    private Way way = Way.BEFORE_START;
    private boolean feeds;
    private boolean ownEar;

    CallerFrames(CallParts call) {
        this.call = call;
        caller = call.caller;
        uplink = call.uplink;
        quality = call.speech.quality();
    }

    /** Something else may have changed the way of frames. */
    void settled() {
        way = call.over() ? Way.AFTER_STOP : !call.ending.live() ? Way.BEFORE_START : call.agentIsOut() ? Way.AGENT_IS_OUT : Way.TO_MODEL;
        feeds = call.feed.needed();
        ownEar = way == Way.TO_MODEL && (call.ownTurns.ours() || !call.profile().speechEvents());
    }

    /** Returns whether it is also ours to hear in it that the caller speaks: {@link StreamEvents#listen}. */
    boolean take(AudioReceived frame, long now, Effects out) {
        caller.heard(frame.audio());
        switch (way) {
            case TO_MODEL -> send(frame, now, out);
            case BEFORE_START -> call.counts.droppedBeforeStart++;
            case AGENT_IS_OUT -> call.counts.droppedUplink++;
            case AFTER_STOP -> call.counts.droppedAfterStop++;
        }
        return ownEar;
    }

    private void send(AudioReceived frame, long now, Effects out) {
        if (feeds) {
            call.feed.sent(now);
        }
        uplink.frame(frame, now, out);
        quality.frame(frame, caller.silentMs() == 0, now, out);
    }
}

package io.trunkline.call.session;

/** Hears when the caller speaks, for providers that don't tell: loud for a moment begins it, silence for a while ends it. */
final class SpeechDetector {

    private static final int BEGINS_MS = 60;
    private static final int ENDS_MS = 500;

    private int loudMs;
    private int silentMs;
    private boolean speaking;

    /** Takes the next frame; returns whether the caller began or stopped speaking with it. */
    boolean turned(boolean loud, int frameMs) {
        loudMs = loud ? loudMs + frameMs : 0;
        silentMs = loud ? 0 : silentMs + frameMs;
        boolean was = speaking;
        speaking = speaking ? silentMs < ENDS_MS : loudMs >= BEGINS_MS;
        return was != speaking;
    }

    boolean speaking() {
        return speaking;
    }
}

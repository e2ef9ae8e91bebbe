package io.trunkline.call.session;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.Loudness;

/**
 * Tells speech from silence in the voice of a provider that never stops sending: at real time, zeros between sentences, no word of where one ends. Silence isn't
 * passed on: what isn't played the caller hears as silence all the same, and the carrier's buffer stays short.
 */
final class OutputGate {

    /** What becomes of a piece. */
    enum Verdict {
        PLAY,
        /** Silence. */
        DROP,
        /** Silence for so long that the sentence is over. */
        END
    }

    /** By {@link Loudness}; real silence is zeros, 12 there. */
    private static final int FLOOR = 48;
    /** The soft end of a word. */
    private static final int TAIL_MS = 100;
    private static final int SENTENCE_MS = 800;
    /** Something to say was asked for: it may take the model so long to begin. */
    private static final int BEGINS_MS = 1500;
    private static final int UNMUTE_MS = 200;

    private long silentBytes = Long.MAX_VALUE / 2;
    private boolean speaking;
    private boolean expected;
    private boolean muted;

    /** {@code callerSpeaks}: silence then means that the model gave way. */
    Verdict take(Audio audio, boolean callerSpeaks) {
        boolean loud = Loudness.of(audio) > FLOOR;
        long silentBefore = silentMs();
        silentBytes = loud ? 0 : silentBytes + audio.bytes();
        if (muted) {
            muted = silentMs() < UNMUTE_MS;
            return Verdict.DROP;
        }
        if (loud) {
            speaking = true;
            expected = false;
            return Verdict.PLAY;
        }
        if (speaking && silentMs() >= SENTENCE_MS) {
            speaking = false;
            return Verdict.END;
        }
        return speaking && silentBefore < TAIL_MS && !callerSpeaks ? Verdict.PLAY : Verdict.DROP;
    }

    /** Of the stream, so far. */
    long silentMs() {
        return silentBytes / Audio.BYTES_PER_MS;
    }

    /** In a sentence, its pauses included, or about to begin one that was asked for. */
    boolean speaking() {
        return speaking || expected && silentMs() < BEGINS_MS;
    }

    /** Something to say was asked for. */
    void expect() {
        expected = true;
        silentBytes = 0;
    }

    /** The caller cut in, and the model fell silent. */
    void interrupted() {
        speaking = false;
    }

    /** The rest of the sentence is not for the caller. */
    void mute() {
        muted = silentMs() < UNMUTE_MS;
        speaking = false;
    }
}

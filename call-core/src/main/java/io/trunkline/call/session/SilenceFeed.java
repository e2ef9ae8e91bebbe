package io.trunkline.call.session;

import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.G711;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import java.time.Duration;
import java.util.Arrays;

/** Silence for a provider whose clock runs on the caller's audio, while there is none: before the stream, and in its gaps. */
final class SilenceFeed {

    private static final Duration GAP = Duration.ofMillis(200);
    private static final Duration PIECE = Duration.ofMillis(100);
    private static final Audio SILENCE = silence();

    private final Deadline due = new Deadline();
    private boolean needed;

    /** Whether the provider needs it, and a session listens. */
    void need(boolean now) {
        needed = now;
        if (!now) {
            due.clear();
        }
    }

    boolean needed() {
        return needed;
    }

    /** Caller audio was sent, while it is needed. */
    void sent(long now) {
        due.set(now, GAP);
    }

    void settle(long now, Effects out) {
        if (needed && (!due.isSet() || due.take(now))) {
            out.model(new AppendAudio(SILENCE));
            due.set(now, PIECE);
        }
    }

    long deadline() {
        return due.at();
    }

    private static Audio silence() {
        byte[] codes = new byte[(int) PIECE.toMillis() * Audio.BYTES_PER_MS];
        Arrays.fill(codes, G711.ULAW_SILENCE);
        return Audio.ofG711(codes);
    }
}

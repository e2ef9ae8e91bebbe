package io.trunkline.bridge.session;

import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.call.model.ModelEvent.SessionEnding;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Says in time that a session will end whose provider said when; it need not say so again when the time has come. */
final class SessionEnd {
    /** So long before, the next one is opened. */
    private static final Duration GOODBYE = Duration.ofMinutes(1);

    private final MediaLoop loop;
    private final Duration renewal;
    private final Consumer<SessionEnding> ending;
    private Runnable cancel = () -> { };

    /** @param renewal of every session: what ends later was renewed before */
    SessionEnd(MediaLoop loop, Duration renewal, Consumer<SessionEnding> ending) {
        this.loop = loop;
        this.renewal = renewal;
        this.ending = ending;
    }

    /** Watches the session that has the call now, and no other; 0 for one that doesn't say. */
    void at(long epochSeconds) {
        cancel.run();
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(epochSeconds)).minus(GOODBYE);
        if (epochSeconds > 0 && !left.isNegative() && left.compareTo(renewal) < 0) {
            cancel = loop.after(left, () -> ending.accept(new SessionEnding(GOODBYE.toMillis())));
        }
    }

    void forget() {
        cancel.run();
    }
}

package io.trunkline.bridge.session;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.Side;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.privacy.RedactedTranscript;
import io.trunkline.contracts.privacy.RedactedTranscript.Turn;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.time.Instant;

/** The transcript: masked, into the context and onto Kafka; unmasked in memory only, into the {@link History}. */
final class TurnLog {
    private final CallDesk desk;
    private final RedactedTranscript<TurnCompleted> redacted = new RedactedTranscript<>();
    private final History history;
    private int turns;

    TurnLog(CallDesk desk, History history) {
        this.desk = desk;
        this.history = history;
    }

    void completed(TurnCompleted turn) {
        history.said(turn);
        desk.trace().turn(side(turn.side()), desk.around().loop.wallAt(turn.startedAtNanos()), desk.wallNow(), turn.interrupted());
        var side = turn.side() == Side.CALLER ? RedactedTranscript.Side.CALLER : RedactedTranscript.Side.AGENT;
        redacted.add(side, turn.text() == null ? "" : turn.text(), turn).forEach(this::write);
    }

    /** Writes what was held back for the sake of a number that might have gone on. */
    void flush() {
        redacted.flush().forEach(this::write);
    }

    private void write(Turn<TurnCompleted> turn) {
        TurnCompleted about = turn.about();
        int number = ++turns;
        Instant at = desk.around().loop.wallAt(about.startedAtNanos());
        String side = side(about.side());
        desk.context().add(new TranscriptEntry(number, at, side, turn.text(), about.interrupted(), about.heardEstimate()));
        desk.tell(new ControlEvent.TurnCompleted(desk.facts().callId(), at, number, side, turn.text(), about.heardMs(), about.interrupted(),
                about.heardEstimate()));
    }

    private static String side(Side side) {
        return switch (side) {
            case CALLER -> "caller";
            case AGENT -> "agent";
        };
    }
}

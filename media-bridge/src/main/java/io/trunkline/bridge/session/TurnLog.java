package io.trunkline.bridge.session;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.Side;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.privacy.RedactedTranscript;
import io.trunkline.contracts.privacy.RedactedTranscript.Turn;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;

/** The transcript: masked, into the context and onto Kafka; unmasked in memory only, for a session that takes over. */
final class TurnLog {
    private static final int REMEMBERED = 200;

    private final CallDesk desk;
    private final RedactedTranscript<TurnCompleted> redacted = new RedactedTranscript<>();
    private final ArrayDeque<TurnCompleted> spoken = new ArrayDeque<>();
    private int turns;

    TurnLog(CallDesk desk) {
        this.desk = desk;
    }

    void completed(TurnCompleted turn) {
        remember(turn);
        desk.trace().turn(side(turn.side()), desk.around().loop.wallAt(turn.startedAtNanos()), desk.wallNow(), turn.interrupted());
        var side = turn.side() == Side.CALLER ? RedactedTranscript.Side.CALLER : RedactedTranscript.Side.AGENT;
        redacted.add(side, turn.text() == null ? "" : turn.text(), turn).forEach(this::write);
    }

    /** Writes what was held back for the sake of a number that might have gone on. */
    void flush() {
        redacted.flush().forEach(this::write);
    }

    /** What was said, for a model that wasn't there. */
    List<AppendContext> history() {
        return spoken.stream().sorted(Comparator.comparingLong(TurnCompleted::startedAtNanos))
                .map(turn -> new AppendContext(turn.side() == Side.CALLER ? Voice.USER : Voice.ASSISTANT, turn.text())).toList();
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

    private void remember(TurnCompleted turn) {
        if (turn.text() != null && !turn.text().isBlank()) {
            spoken.add(turn);
        }
        if (spoken.size() > REMEMBERED) {
            spoken.poll();
        }
    }

    private static String side(Side side) {
        return switch (side) {
            case CALLER -> "caller";
            case AGENT -> "agent";
        };
    }
}

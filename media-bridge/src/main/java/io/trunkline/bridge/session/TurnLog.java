package io.trunkline.bridge.session;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.bridge.context.Restored;
import io.trunkline.call.model.Side;
import io.trunkline.call.resume.Unfinished;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.privacy.RedactedTranscript;
import io.trunkline.contracts.privacy.RedactedTranscript.Turn;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.util.List;
import java.util.Map;

/** The transcript: masked, into the context and onto Kafka; unmasked in memory only, into the {@link History}. */
final class TurnLog {
    private final CallScope scope;
    private final RedactedTranscript<TurnCompleted> redacted = new RedactedTranscript<>();
    private final History history;
    private int turns;
    private boolean holding;

    TurnLog(CallScope scope, History history) {
        this.scope = scope;
        this.history = history;
    }

    void completed(TurnCompleted turn) {
        history.said(turn);
        scope.trace().turn(side(turn.side()), scope.services().loop.wallAt(turn.startedAtNanos()), scope.wallNow(), turn.interrupted());
        var side = turn.side() == Side.CALLER ? RedactedTranscript.Side.CALLER : RedactedTranscript.Side.AGENT;
        redacted.add(side, turn.text() == null ? "" : turn.text(), turn).forEach(this::write);
        hold();
    }

    /** Goes on behind what another bridge wrote, with what it held back and what was heard of the sentence it was cut in. */
    void restore(Restored left, Unfinished saying) {
        turns = Math.max(turns, left.turns());
        left.held().forEach(turn -> scope.context().add(new TranscriptEntry(++turns, turn.at(), turn.side(), turn.text(), turn.interrupted(), turn.estimated())));
        if (saying != null && !saying.heard().isEmpty()) {
            scope.context().add(new TranscriptEntry(++turns, scope.wallNow(), "agent", saying.heard(), !"".equals(saying.again()), true));
        }
        scope.context().set(Map.of(SessionFields.HELD, "", SessionFields.HEARING, ""));
    }

    /** What is held back is known to a bridge that takes over, but for its digits. */
    private void hold() {
        List<TranscriptEntry> entries = redacted.held().stream().map(turn -> entry(turns + 1, turn)).toList();
        if (!entries.isEmpty() || holding) {
            scope.context().set(Map.of(SessionFields.HELD, entries.isEmpty() ? "" : Ongoing.json(entries)));
        }
        holding = !entries.isEmpty();
    }

    /** Writes what was held back for the sake of a number that might have gone on. */
    void flush() {
        redacted.flush().forEach(this::write);
    }

    private void write(Turn<TurnCompleted> turn) {
        TurnCompleted about = turn.about();
        TranscriptEntry entry = entry(++turns, turn);
        scope.context().add(entry);
        scope.tell(new ControlEvent.TurnCompleted(scope.facts().callId(), entry.at(), entry.turn(), entry.side(), turn.text(), about.heardMs(),
                about.interrupted(), about.heardEstimate()));
    }

    private TranscriptEntry entry(int number, Turn<TurnCompleted> turn) {
        TurnCompleted about = turn.about();
        return new TranscriptEntry(number, scope.services().loop.wallAt(about.startedAtNanos()), side(about.side()), turn.text(), about.interrupted(),
                about.heardEstimate());
    }

    private static String side(Side side) {
        return switch (side) {
            case CALLER -> "caller";
            case AGENT -> "agent";
        };
    }
}

package io.trunkline.contracts.privacy;

import io.trunkline.contracts.privacy.DigitRuns.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Masks a conversation turn by turn, seeing what no single turn shows: a card number spoken in several breaths, and the
 * digits that answer a question for a code. A caller's turn that ends in digits which may go on is held, with what
 * follows it, until the caller's next turn shows what it was; at most {@link #MOST_HELD} turns. Not thread-safe: one
 * call's owner uses it.
 *
 * @param <T> what the caller of this class knows of a turn besides its text
 */
public final class RedactedTranscript<T> {
    /** More than anybody needs for one number; then all is let go, digits masked. */
    static final int MOST_HELD = 12;
    private static final String DIGITS = "[digits]";
    private static final int LEAST_DIGITS = 2;

    /** Whose turn it is. */
    public enum Side { CALLER, AGENT }

    /** A turn as it may be kept. */
    public record Turn<T>(T about, String text) {}

    private record Held<T>(Side side, String text, T about, boolean answersCodeQuestion) {}

    private final List<Held<T>> held = new ArrayList<>();
    private boolean codeAsked;

    /** @return the turns, in order, that may be kept now; perhaps none, perhaps more than this one */
    public List<Turn<T>> add(Side side, String text, T about) {
        boolean answers = side == Side.CALLER && codeAsked;
        codeAsked = side == Side.AGENT ? Redaction.asksForCode(text) : side == Side.CALLER && Redaction.asksForCode(text);
        List<Turn<T>> ready = side == Side.CALLER && !goesOn(text) ? flush() : new ArrayList<>();
        held.add(new Held<>(side, text, about, answers));
        if (!waits()) {
            ready.addAll(flush());
        }
        return ready;
    }

    /** @return everything held, masked by what is known; for the end of a call and for a hand-over */
    public List<Turn<T>> flush() {
        boolean card = spoken().size() > 1 && CardNumbers.find(joined(), 0) != null;
        List<Turn<T>> ready = new ArrayList<>();
        for (Held<T> turn : held) {
            ready.add(new Turn<>(turn.about(), masked(turn, card)));
        }
        held.clear();
        return ready;
    }

    /** @return what is held, which stays held: every digit masked, for an onlooker who must not know more */
    public List<Turn<T>> held() {
        return held.stream().map(turn -> new Turn<>(turn.about(), turn.side() == Side.CALLER ? allDigits(turn.text()) : Redaction.text(turn.text()))).toList();
    }

    private String masked(Held<T> turn, boolean card) {
        if (turn.answersCodeQuestion()) {
            return Redaction.codes(turn.text());
        }
        return card && turn.side() == Side.CALLER ? allDigits(turn.text()) : Redaction.text(turn.text());
    }

    private static String allDigits(String text) {
        TreeMap<Integer, Redaction.Mask> masks = new TreeMap<>();
        DigitRuns.in(text).forEach(run -> masks.put(run.start(), new Redaction.Mask(run.end(), DIGITS)));
        return Redaction.apply(text, masks);
    }

    /** Whether this turn's first words are digits that continue the held ones. */
    private boolean goesOn(String text) {
        if (spoken().isEmpty()) {
            return false;
        }
        List<Run> runs = DigitRuns.in(text);
        return !runs.isEmpty() && text.substring(0, runs.getFirst().start()).isBlank();
    }

    private boolean waits() {
        List<Held<T>> turns = spoken();
        if (turns.isEmpty() || held.size() >= MOST_HELD) {
            return false;
        }
        String last = turns.getLast().text();
        List<Run> runs = DigitRuns.in(last);
        boolean endsInDigits = !runs.isEmpty() && last.substring(runs.getLast().end()).matches("[\\s.,\\-]*");
        return endsInDigits && mayBecomeCard(joined().digits());
    }

    private static boolean mayBecomeCard(String digits) {
        return digits.length() >= LEAST_DIGITS && digits.length() <= CardNumbers.LONGEST
                && CardNumbers.plausibleStart(digits) && !CardNumbers.isCard(digits);
    }

    private List<Held<T>> spoken() {
        return held.stream().filter(turn -> turn.side() == Side.CALLER).toList();
    }

    /** The digits of the held caller turns as one run: the last run of the first turn, then those of the others. */
    private Run joined() {
        List<DigitRuns.Group> groups = new ArrayList<>();
        for (Held<T> turn : spoken()) {
            List<Run> runs = DigitRuns.in(turn.text());
            runs.stream().skip(groups.isEmpty() ? Math.max(0, runs.size() - 1) : 0).forEach(run -> groups.addAll(run.groups()));
        }
        return new Run(groups);
    }
}

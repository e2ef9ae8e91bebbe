package io.trunkline.bridge.session;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was said and done on a call, unmasked and in memory only, for a session that wasn't there: the last turns as they were, what lies before them as a
 * summary by the model that knows it if it wrote one, else as it was too; and where that is too long, as a list of what was done.
 */
final class History {
    /** A conversation of ten minutes: longer ones are worth a summary. */
    private static final int VERBATIM = 40;
    /** A quarter of an hour of talk, six thousand tokens or so: the smallest model takes 28,000. */
    private static final int MOST_CHARACTERS = 24_000;
    private static final int REMEMBERED = 400;
    private static final Duration SUMMARY = Duration.ofSeconds(8);
    private static final String ASK = "history-";
    private static final String WANTED = "Summarise this phone call so far for a colleague who takes it over now: who the caller is, what they want, what was found out and"
            + " done, what was promised, what is open. Facts only, names and numbers exactly, at most 200 words.";

    private final List<Entry> entries = new ArrayList<>();
    private String summary = "";
    private int summarised;
    private int asks;
    private String awaited;
    private long awaitedUntil;
    private int awaitedEntries;
    private int forgotten;

    private record Entry(long atNanos, Voice voice, String text) {}

    void said(TurnCompleted turn) {
        if (turn.text() != null && !turn.text().isBlank()) {
            add(new Entry(turn.startedAtNanos(), turn.side() == Side.CALLER ? Voice.USER : Voice.ASSISTANT, turn.text()));
        }
    }

    /** A turn of the same call on another bridge. */
    void said(Side side, String text, long atNanos) {
        if (!text.isBlank()) {
            add(new Entry(atNanos, side == Side.CALLER ? Voice.USER : Voice.ASSISTANT, text));
        }
    }

    /** Something was looked up, changed or decided. */
    void done(long atNanos, String what) {
        add(new Entry(atNanos, Voice.SYSTEM, what));
    }

    private void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > REMEMBERED) {
            entries.removeFirst();
            summarised = Math.max(0, summarised - 1);
            forgotten++;
        }
    }

    /** For a session that takes over, in order. */
    List<AppendContext> items() {
        List<Entry> sorted = entries.stream().sorted(Comparator.comparingLong(Entry::atNanos)).toList();
        int from = verbatimFrom(sorted);
        List<AppendContext> items = new ArrayList<>();
        String before = before(sorted, from);
        if (!before.isEmpty()) {
            items.add(new AppendContext(Voice.SYSTEM, before));
        }
        sorted.subList(from, sorted.size()).forEach(entry -> items.add(new AppendContext(entry.voice(), entry.text())));
        return items;
    }

    /** The last turns, and all that no summary tells of, as far as that isn't too long. */
    private int verbatimFrom(List<Entry> sorted) {
        int from = Math.max(0, Math.min(sorted.size() - VERBATIM, summarised));
        int characters = 0;
        for (int i = sorted.size() - 1; i >= from; i--) {
            characters += sorted.get(i).text().length();
            if (characters > MOST_CHARACTERS) {
                return i + 1;
            }
        }
        return from;
    }

    /** For a session that remembers all up to a moment; 0 for one that remembers nothing. */
    List<AppendContext> itemsSince(long nanos) {
        return nanos == 0 ? items() : entries.stream().filter(entry -> entry.atNanos() >= nanos).sorted(Comparator.comparingLong(Entry::atNanos))
                .map(entry -> new AppendContext(entry.voice(), entry.text())).toList();
    }

    private String before(List<Entry> sorted, int from) {
        if (from == 0 && forgotten == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("Earlier in this call");
        if (!summary.isEmpty()) {
            text.append(":\n").append(summary);
        }
        List<String> done = sorted.subList(Math.min(summarised, from), from).stream().filter(entry -> entry.voice() == Voice.SYSTEM).map(Entry::text).toList();
        done.forEach(line -> text.append("\n- ").append(line));
        return text.append("\nWhat follows was said since.").toString();
    }

    /**
     * What asks the session that knows the call for a summary; empty if so little was said that none is needed. Its answer is awaited for some seconds, and one to an
     * earlier question no more.
     *
     * @param answers whether the session can write one
     */
    Optional<AskText> summaryQuestion(boolean answers, long now) {
        awaited = null;
        if (!answers || entries.size() <= VERBATIM) {
            return Optional.empty();
        }
        awaited = ASK + ++asks;
        awaitedUntil = now + SUMMARY.toNanos();
        awaitedEntries = entries.size();
        return Optional.of(new AskText(awaited, WANTED));
    }

    boolean awaitsSummary(long now) {
        return awaited != null && now < awaitedUntil;
    }

    /** Whether the event is the answer to our question; then nobody else need know. */
    boolean takes(ModelEvent event) {
        if (!(event instanceof TextAnswered(String askId, String text)) || !askId.startsWith(ASK)) {
            return false;
        }
        if (askId.equals(awaited)) {
            awaited = null;
            if (!text.isBlank()) {
                summary = text.strip();
                summarised = awaitedEntries;
            }
        }
        return true;
    }
}

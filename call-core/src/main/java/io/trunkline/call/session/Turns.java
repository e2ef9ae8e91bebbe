package io.trunkline.call.session;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.Effects;
import io.trunkline.call.model.Side;
import io.trunkline.call.playout.PlayedItem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who said what: joins the texts of items with what was heard of them. A turn of the agent is told when it was heard or cut and its text is there; the
 * caller's whenever its text comes, which may be after the answer began.
 */
final class Turns {

    /** Items whose text or audio never comes must not pile up. */
    private static final int REMEMBERED = 64;
    /** Nobody speaks faster: bounds the estimate when the text ran ahead of the audio. */
    private static final int CHARS_PER_SECOND = 20;
    /** Of one turn's text, many minutes of speech: what goes on behind it is left out. A provider gone wild must not fill memory, or what keeps transcripts. */
    static final int LONGEST = 10_000;
    private static final long UNKNOWN = -1;

    private final Map<String, StringBuilder> texts = remembering();
    private final Map<String, Boolean> whole = remembering();
    private final Map<String, Long> callerStarted = remembering();
    private final Map<String, Boolean> doneResponses = remembering();
    private final List<PlayedItem> withoutText = new ArrayList<>();
    private long lastSpeechStarted = UNKNOWN;
    private String lastCaller;
    private final StringBuilder callerText = new StringBuilder();

    void speechStarted(String itemId, long now) {
        lastSpeechStarted = now;
        lastCaller = itemId;
        callerStarted.put(itemId, now);
    }

    void delta(Side side, String itemId, String text) {
        if (side == Side.AGENT && !whole.containsKey(itemId)) {
            append(texts.computeIfAbsent(itemId, id -> new StringBuilder()), text);
        } else if (side == Side.CALLER && itemId == null) {
            append(callerText, text);
        }
    }

    private static void append(StringBuilder text, String more) {
        text.append(start(more, LONGEST - text.length()));
    }

    /** The text of a turn as far as it is kept. */
    static String bounded(String text) {
        return start(text, LONGEST);
    }

    private static String start(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        boolean halved = room > 0 && Character.isHighSurrogate(text.charAt(room - 1));
        return text.substring(0, halved ? room - 1 : room);
    }

    /** The agent speaks: what a provider without items wrote down of the caller was their turn. */
    void agentAnswers(Effects out) {
        if (!callerText.isEmpty()) {
            String said = callerText.toString();
            callerText.setLength(0);
            text(Side.CALLER, null, said, Math.max(0, lastSpeechStarted), out);
        }
    }

    void text(Side side, String itemId, String text, long now, Effects out) {
        if (side == Side.CALLER) {
            Long startedAt = callerStarted.remove(itemId);
            if (!text.isBlank()) {
                long spokenAt = startedAt != null ? startedAt : lastSpeechStarted == UNKNOWN ? now : lastSpeechStarted;
                out.notice(new TurnCompleted(Side.CALLER, itemId, text.strip(), spokenAt, 0, 0, false, false));
            }
            return;
        }
        if (whole.put(itemId, true) == null) {
            texts.put(itemId, new StringBuilder(text));
        }
        tellWaiting(item -> same(item.itemId(), itemId), out);
    }

    /** No more of this item goes to the caller: they have heard no more of its words than are known by now. */
    void restUnheard(String itemId) {
        if (whole.putIfAbsent(itemId, true) == null) {
            texts.putIfAbsent(itemId, new StringBuilder());
        }
    }

    /** An item of the agent came to its end, or was cut. */
    void ended(PlayedItem item, Effects out) {
        boolean textThere = item.cut() ? texts.containsKey(item.itemId()) : whole.containsKey(item.itemId());
        if (textThere || doneResponses.containsKey(item.responseId())) {
            tell(item, out);
        } else {
            withoutText.add(item);
        }
    }

    /** No more text will come for items of this response. */
    void responseDone(String responseId, Effects out) {
        doneResponses.put(responseId, true);
        tellWaiting(item -> same(item.responseId(), responseId), out);
    }

    /** Whether the text of what the caller said last hasn't come (yet). */
    boolean lastWordsUnknown() {
        return lastCaller != null && callerStarted.containsKey(lastCaller);
    }

    /** No more text will come at all. */
    void flush(Effects out) {
        agentAnswers(out);
        tellWaiting(item -> true, out);
    }

    private void tellWaiting(Predicate<PlayedItem> which, Effects out) {
        for (Iterator<PlayedItem> all = withoutText.iterator(); all.hasNext();) {
            PlayedItem item = all.next();
            if (which.test(item)) {
                all.remove();
                tell(item, out);
            }
        }
    }

    private void tell(PlayedItem item, Effects out) {
        StringBuilder text = texts.remove(item.itemId());
        whole.remove(item.itemId());
        if (item.heardMs() == 0) {
            return;
        }
        String said = text == null ? "" : text.toString().strip();
        String heard = item.cut() ? heardPart(said, item.heardMs(), item.sentMs()) : said;
        out.notice(new TurnCompleted(Side.AGENT, item.itemId(), heard, item.startedAt(), item.heardMs(), item.sentMs(), item.cut(), item.cut()));
    }

    /** The words whose share of the text is the share of the audio that was heard, whole words only. */
    private static String heardPart(String text, int heardMs, int sentMs) {
        long proportion = (long) text.length() * heardMs / Math.max(1, sentMs);
        int end = (int) Math.min(proportion, (long) heardMs * CHARS_PER_SECOND / 1000);
        if (end >= text.length()) {
            return text;
        }
        boolean betweenWords = Character.isWhitespace(text.charAt(end));
        return text.substring(0, betweenWords ? end : text.lastIndexOf(' ', end) + 1).strip();
    }

    private static boolean same(String one, String other) {
        return one == null || one.equals(other);
    }

    private static <V> Map<String, V> remembering() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}

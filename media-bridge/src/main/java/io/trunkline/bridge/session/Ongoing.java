package io.trunkline.bridge.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.BargeIn;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelEvent.TranscriptFailed;
import io.trunkline.call.model.Side;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.privacy.Redaction;
import io.trunkline.contracts.redis.Saying;
import io.trunkline.contracts.redis.SessionFields;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is going on between two turns, for a bridge that takes the call over: the sentence the agent is saying, and that the caller speaks. Written when
 * something begins, when its words are known, and when it is over: a few times a turn. Owned by the media loop.
 */
final class Ongoing {
    /** Answers that were never heard must not pile up. */
    private static final int MOST = 8;
    /** So long after its end a sentence was heard, or never will be. */
    private static final long FORGOTTEN_MS = 3_000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final CallScope scope;
    private final Map<String, Item> items = new LinkedHashMap<>();
    /** Until when what was sent so far plays. */
    private long playsUntil;
    private boolean saying;
    private boolean hearing;

    private static final class Item {
        private final StringBuilder text = new StringBuilder();
        private long startsAt;
        private int audioMillis;
        private boolean whole;
    }

    Ongoing(CallScope scope) {
        this.scope = scope;
    }

    void heard(ModelEvent event, long now) {
        switch (event) {
            case AudioDelta audio -> audio(audio, now);
            case AudioDone done -> lengthKnown(done);
            case TranscriptDelta delta when delta.side() == Side.AGENT -> text(delta.itemId(), delta.text());
            case Transcript text when text.side() == Side.AGENT -> whole(text);
            case SpeechStarted _ -> hears(true);
            case Transcript text when text.text().isBlank() -> hears(false);
            case TranscriptFailed _ -> hears(false);
            default -> { }
        }
    }

    void told(CallNotice notice, long now) {
        if (notice instanceof TurnCompleted turn && turn.side() == Side.CALLER) {
            hears(false);
        } else if (notice instanceof TurnCompleted turn) {
            items.remove(name(turn.itemId()));
            write();
        } else if (notice instanceof BargeIn) {
            playsUntil = now;
            items.clear();
            write();
        }
    }

    private void audio(AudioDelta audio, long now) {
        Item item = item(audio.itemId());
        if (item.audioMillis == 0) {
            playsUntil = Math.max(playsUntil, now);
            item.startsAt = playsUntil;
            items.values().removeIf(old -> old != item && old.audioMillis > 0 && old.startsAt + (old.audioMillis + FORGOTTEN_MS) * NANOS_PER_MS < now);
        }
        boolean first = item.audioMillis == 0 && !item.text.isEmpty();
        item.audioMillis += audio.audio().durationMs();
        playsUntil += audio.audio().durationMs() * NANOS_PER_MS;
        if (first) {
            hearing = false;
            write();
        }
    }

    private void text(String itemId, String text) {
        Item item = item(itemId);
        boolean first = item.text.isEmpty() && item.audioMillis > 0;
        item.text.append(text);
        if (first) {
            hearing = false;
            write();
        }
    }

    /** More of it may have come since it was written down. */
    private void lengthKnown(AudioDone done) {
        Item item = items.get(name(done.itemId()));
        if (item != null && item.whole) {
            write();
        }
    }

    private void whole(Transcript text) {
        Item item = items.get(name(text.itemId()));
        if (item != null) {
            item.text.setLength(0);
            item.text.append(text.text());
            item.whole = true;
            write();
        }
    }

    private Item item(String itemId) {
        Item item = items.computeIfAbsent(name(itemId), id -> new Item());
        if (items.size() > MOST) {
            Iterator<String> oldest = items.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return item;
    }

    /** Providers without items say one thing at a time. */
    private static String name(String itemId) {
        return itemId == null ? "" : itemId;
    }

    private void hears(boolean caller) {
        if (hearing != caller) {
            hearing = caller;
            write();
        }
    }

    private void write() {
        boolean says = items.values().stream().anyMatch(item -> item.audioMillis > 0 && !item.text.isEmpty());
        String caller = hearing ? Long.toString(scope.wallNow().toEpochMilli()) : "";
        if (says || saying) {
            scope.context().set(Map.of(SessionFields.SAYING, says ? json() : "", SessionFields.HEARING, caller));
        } else {
            scope.context().set(Map.of(SessionFields.HEARING, caller));
        }
        saying = says;
    }

    private String json() {
        long startsAt = items.values().stream().filter(item -> item.audioMillis > 0).mapToLong(item -> item.startsAt).min().orElse(0);
        String text = items.values().stream().map(item -> item.text.toString().strip()).collect(Collectors.joining(" ")).strip();
        boolean whole = items.values().stream().allMatch(item -> item.whole);
        int audio = items.values().stream().mapToInt(item -> item.audioMillis).sum();
        return json(new Saying(Redaction.text(text), whole, scope.services().loop.wallAt(startsAt).toEpochMilli(), audio));
    }

    static String json(Object value) {
        try {
            return EventCodec.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record has no JSON form: " + value.getClass().getSimpleName(), e);
        }
    }
}

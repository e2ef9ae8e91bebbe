package io.trunkline.call.simulation;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelEvent.TranscriptFailed;
import io.trunkline.call.model.Side;
import io.trunkline.call.simulation.Context.Saying;
import io.trunkline.call.simulation.Context.Turn;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What goes on at a bridge, as it writes it down for the next one. */
final class Going {
    private final Timeline time;
    private final Writes writes;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private long playsUntil;

    private static final class Item {
        private String text = "";
        private boolean whole;
        private long startsAt;
        private int audioMs;
    }

    Going(Timeline time, Writes writes) {
        this.time = time;
        this.writes = writes;
    }

    void heard(ModelEvent event) {
        switch (event) {
            case AudioDelta audio -> {
                Item item = item(audio.itemId());
                if (item.audioMs == 0) {
                    playsUntil = Math.max(playsUntil, time.now());
                    item.startsAt = playsUntil;
                }
                item.audioMs += audio.audio().durationMs();
                playsUntil += audio.audio().durationMs() * Timeline.MILLI;
            }
            case TranscriptDelta delta when delta.side() == Side.AGENT -> item(delta.itemId()).text += delta.text();
            case Transcript text when text.side() == Side.AGENT && items.containsKey(text.itemId()) -> {
                item(text.itemId()).text = text.text();
                item(text.itemId()).whole = true;
            }
            case SpeechStarted _ -> writes.add(context -> context.hearing = true);
            case TranscriptFailed _ -> writes.add(context -> context.hearing = false);
            default -> {
                return;
            }
        }
        saying();
    }

    void said(TurnCompleted turn) {
        writes.add(context -> context.turns.add(new Turn(turn.side(), turn.text())));
        if (turn.side() == Side.CALLER) {
            writes.add(context -> context.hearing = false);
        } else {
            items.remove(turn.itemId());
            saying();
        }
    }

    void interrupted() {
        playsUntil = time.now();
        items.clear();
        saying();
    }

    void asked(String toolCallId) {
        asked.add(toolCallId);
    }

    /** Whether somebody waits for this answer; nobody does for a second one. */
    boolean awaits(String toolCallId) {
        return asked.remove(toolCallId);
    }

    private Item item(String id) {
        return items.computeIfAbsent(id, name -> new Item());
    }

    private void saying() {
        Saying saying = items.values().stream().allMatch(item -> item.audioMs == 0) ? null : new Saying(
                items.values().stream().map(item -> item.text).collect(Collectors.joining(" ")), items.values().stream().allMatch(item -> item.whole),
                items.values().stream().filter(item -> item.audioMs > 0).mapToLong(item -> item.startsAt).min().orElse(0),
                items.values().stream().mapToInt(item -> item.audioMs).sum());
        writes.add(context -> context.saying = saying);
    }
}

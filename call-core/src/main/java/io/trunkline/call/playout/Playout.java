package io.trunkline.call.playout;

import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierCommand.ClearPlayout;
import io.trunkline.call.carrier.CarrierCommand.PlayAudio;
import io.trunkline.call.carrier.CarrierCommand.PlayClip;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.carrier.Clip;
import io.trunkline.call.playout.PendingMarks.Mark;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What was sent to the carrier, and how much of it the caller has heard. Owned by the call's event loop.
 *
 * <p>Audio lies on one line of bytes that only grows; items are stretches of it. The carrier plays at real time from its buffer and returns a mark when
 * everything before it was played. What counts as heard at a moment is what the caller will have heard when a clear that is sent now arrives: the way there
 * delays the clear as much as it delayed the audio, so that is the time since the buffer last ran from empty, whatever the way takes. Marks correct it where
 * the carrier began later or paused in between: by as much as the quickest of the last {@value PlayoutClock#REMEMBERED} took longer than the quickest of the call,
 * and what they prove was heard. Never more than was sent. A clear returns all marks too, so marks carry a generation and those of an older one prove nothing.
 */
public final class Playout {

    private final int markEvery;
    private final PendingMarks pending = new PendingMarks();
    private final PlayoutClock clock = new PlayoutClock();
    private final ArrayDeque<PlayedItem> items = new ArrayDeque<>();
    private final List<PlayedItem> ended = new ArrayList<>();
    private long sent;
    private long marked;
    private long acknowledged;
    private boolean cleared;

    public Playout(Duration markEvery) {
        this.markEvery = (int) markEvery.toMillis() * Audio.BYTES_PER_MS;
    }

    /** Sends audio of an item; {@code null} ids are those of a provider that has none. */
    public void play(String responseId, String itemId, Audio audio, long now, Effects out) {
        if (heard(now) == sent) {
            clock.begins(sent, now);
        }
        PlayedItem item = items.peekLast();
        if (item == null || item.done || !item.is(itemId)) {
            item = new PlayedItem(responseId, itemId, sent, now);
            items.addLast(item);
        }
        cleared = false;
        sent += audio.bytes();
        item.end = sent;
        out.carrier(new PlayAudio(audio));
        if (sent - marked >= markEvery) {
            mark(false, out);
        }
    }

    /** No more audio will come for this item. */
    public void itemDone(String itemId, Effects out) {
        for (PlayedItem item : items) {
            if (item.is(itemId)) {
                close(item, out);
            }
        }
        settle();
    }

    /** No more audio will come for any item of this response. */
    public void responseDone(String responseId, Effects out) {
        for (PlayedItem item : items) {
            if (item.responseId() == null || item.responseId().equals(responseId)) {
                close(item, out);
            }
        }
        settle();
    }

    private void close(PlayedItem item, Effects out) {
        item.done = true;
        if (sent > marked && item == items.peekLast()) {
            mark(false, out);
        }
    }

    /** Plays a packaged clip behind what is there; it is over when {@link #idle()}. */
    public void playClip(Clip clip, Effects out) {
        out.carrier(new PlayClip(clip));
        mark(true, out);
        clock.waitsAtClip(pending.firstClip());
    }

    private void mark(boolean clip, Effects out) {
        marked = sent;
        out.carrier(new SendMark(pending.add(sent, clip)));
    }

    /** Whether the mark proves that something was heard; not so if it is of an older generation, or never was ours. */
    public boolean markPlayed(String name, long now) {
        if (!pending.contains(name)) {
            return false;
        }
        Mark mark;
        do {
            // a carrier keeps order, so earlier ones that were never returned are proved as well
            mark = pending.removeFirst();
            if (mark.clip()) {
                clock.playsFrom(mark.position(), now);
            }
        } while (!mark.name().equals(name));
        acknowledged = mark.position();
        clock.waitsAtClip(pending.firstClip());
        clock.proved(acknowledged, now);
        settle();
        return true;
    }

    /** Moves items that were heard to their end, by proof of marks, to {@link #takeEnded()}. */
    private void settle() {
        for (Iterator<PlayedItem> all = items.iterator(); all.hasNext();) {
            PlayedItem item = all.next();
            if (item.done && item.end <= acknowledged) {
                item.heard = item.end;
                ended.add(item);
                all.remove();
            }
        }
    }

    /** Whether something is being played whose end hasn't arrived from the model. */
    public boolean unfinished() {
        for (PlayedItem item : items) {
            if (!item.done) {
                return true;
            }
        }
        return false;
    }

    /** Whether everything that was sent was also heard, by proof of marks. */
    public boolean idle() {
        return acknowledged == sent && pending.isEmpty();
    }

    /**
     * Stops what is being played: tells the carrier to drop it, and returns the items that were cut, in order, with what was heard of each. Items heard
     * to their end are not among them. Nothing to stop: an empty list, and no command.
     */
    public List<PlayedItem> interrupt(long now, Effects out) {
        long heard = heard(now);
        boolean playing = items.stream().anyMatch(item -> !item.done || item.end > heard);
        if (!playing) {
            return List.of();
        }
        out.carrier(new ClearPlayout());
        return cutAt(heard);
    }

    /** The stream is over: what was being played is cut where it is. */
    public List<PlayedItem> stop(long now) {
        return cutAt(heard(now));
    }

    /** The stream went without a word, nobody knows when: only what marks prove was heard. */
    public List<PlayedItem> lost() {
        return cutAt(acknowledged);
    }

    private List<PlayedItem> cutAt(long heard) {
        List<PlayedItem> cut = new ArrayList<>();
        for (PlayedItem item : items) {
            item.heard = Math.clamp(heard, item.start(), item.end);
            item.cut = !item.done || item.end > heard;
            ended.add(item);
            if (item.cut) {
                cut.add(item);
            }
        }
        items.clear();
        pending.clear();
        clock.waitsAtClip(pending.firstClip());
        cleared = true;
        acknowledged = sent;
        marked = sent;
        return cut;
    }

    /** Drops a clip or audio of nobody's turn without accounting for it. */
    public void clear(Effects out) {
        if (!idle()) {
            out.carrier(new ClearPlayout());
            cutAt(acknowledged);
        }
    }

    /** Items that came to their end or were cut since this was last asked. */
    public List<PlayedItem> takeEnded() {
        if (ended.isEmpty()) {
            return List.of();
        }
        List<PlayedItem> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** Where on the line of bytes the next audio will stand. */
    public long position() {
        return sent;
    }

    /** Up to where on the line marks prove that it was heard. */
    public long proved() {
        return acknowledged;
    }

    /** Whether marks are on their way, so that a clear is answered. */
    public boolean marksPending() {
        return !pending.isEmpty();
    }

    /** Whether the caller is hearing something. */
    public boolean sounds(long now) {
        return !cleared && now < startsAt(sent);
    }

    /** When the audio at this position begins to be played, as seen from here if the way took no time. */
    public long startsAt(long position) {
        return clock.startsAt(position);
    }

    /** How long the way to the carrier and back takes; 0 while it isn't known. */
    public long roundTripNanos() {
        return clock.roundTripNanos();
    }

    /** How long so much of the line takes to play. */
    public static long nanos(long bytes) {
        return PlayoutClock.nanos(bytes);
    }

    /** End of what was heard on the line of bytes; see the class. */
    private long heard(long now) {
        return Math.clamp(clock.positionAt(now), acknowledged, sent);
    }
}

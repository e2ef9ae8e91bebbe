package io.trunkline.call.playout;

import java.util.ArrayDeque;

/** Marks on their way: sent to the carrier, not returned yet. They carry a generation, and those of one before the last clear are no longer ours. */
final class PendingMarks {

    /** Where the first clip stands when there is none. */
    static final long NO_CLIP = Long.MAX_VALUE;

    /** A mark, and the end of the audio it stands behind; {@code clip}: behind a packaged clip as well. */
    record Mark(String name, long position, boolean clip) {
    }

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private int generation;
    private int sent;
    private int clips;

    /** A new one behind the last, by the name it is sent under. */
    String add(long position, boolean clip) {
        Mark mark = new Mark("g" + generation + "-" + ++sent, position, clip);
        marks.addLast(mark);
        clips += clip ? 1 : 0;
        return mark.name();
    }

    boolean contains(String name) {
        for (Mark mark : marks) {
            if (mark.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    Mark removeFirst() {
        Mark mark = marks.removeFirst();
        clips -= mark.clip() ? 1 : 0;
        return mark;
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Where the first clip stands that isn't over, {@link #NO_CLIP} if there is none. */
    long firstClip() {
        if (clips > 0) {
            for (Mark mark : marks) {
                if (mark.clip()) {
                    return mark.position();
                }
            }
        }
        return NO_CLIP;
    }

    /** The carrier was told to clear: it returns all of them, and they prove nothing. */
    void clear() {
        marks.clear();
        clips = 0;
        generation++;
    }
}

package io.trunkline.call.wire;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.wire.PlainShape.Field;
import io.trunkline.call.wire.PlainShape.Kind;
import java.nio.charset.StandardCharsets;

/**
 * Reads the one hot message of a protocol in a single pass, in place and without copying. It takes only what is {@linkplain PlainText plain},
 * no expected name twice, nothing where the shape has no place for it. Anything else it leaves to a real parser, so that it
 * can't be wrong about it: what it takes means to any JSON parser what it means here. One a stream, on its event loop; never throws.
 */
public final class PlainScan extends PlainText {

    private static final int MAX_DIGITS = 15;

    private final PlainShape shape;
    private final int[] starts;
    private final int[] ends;
    private long seen;

    public PlainScan(PlainShape shape) {
        this.shape = shape;
        starts = new int[shape.slots];
        ends = new int[shape.slots];
    }

    /** Whether the message is plainly of the shape. If so the other methods tell of it, as long as {@code bytes} doesn't change. */
    public boolean read(byte[] bytes, int offset, int length) {
        begin(bytes, offset, length);
        seen = 0;
        return object(shape) && atEnd() && (seen & shape.required) == shape.required;
    }

    /** Whether the name was there. */
    public boolean has(int slot) {
        return (seen & 1L << slot) != 0;
    }

    /** The digits of a slot as a number, 0 if it was absent. */
    public long number(int slot) {
        long value = 0;
        for (int i = starts[slot]; has(slot) && i < ends[slot]; i++) {
            value = value * 10 + frame[i] - '0';
        }
        return value;
    }

    /** The base64 text of a slot as a slice of the message. */
    public Audio audio(int slot) {
        return new Audio(frame, starts[slot], ends[slot] - starts[slot]);
    }

    /** The text of a slot; {@code last} itself if it is the same, as ids are from message to message. */
    public String text(int slot, String last) {
        int length = ends[slot] - starts[slot];
        if (last.length() == length && startsWith(last, starts[slot])) {
            return last;
        }
        return new String(frame, starts[slot], length, StandardCharsets.US_ASCII);
    }

    private boolean startsWith(String text, int from) {
        for (int i = 0; i < text.length(); i++) {
            if (frame[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean object(PlainShape expected) {
        if (!taken('{')) {
            return false;
        }
        int usual = 0;
        do {
            if (!taken('"') || !string()) {
                return false;
            }
            int found = find(expected.fields, usual);
            if (!taken(':') || !(found < 0 ? expected.othersToo && any() : value(expected.fields[found]))) {
                return false;
            }
            usual = found + 1;
        } while (taken(','));
        return taken('}');
    }

    /** The index of the name just read, -1 if it isn't expected; {@code usual} is tried first. */
    private int find(Field[] fields, int usual) {
        if (usual < fields.length && is(fields[usual].name())) {
            return usual;
        }
        for (int i = 0; i < fields.length; i++) {
            if (is(fields[i].name())) {
                return i;
            }
        }
        return -1;
    }

    private boolean value(Field field) {
        long slot = 1L << field.slot();
        if ((seen & slot) != 0) {
            return false;
        }
        seen |= slot;
        if (field.kind() == Kind.OBJECT) {
            return object(field.inner());
        }
        if (!taken('"') || !(field.kind() == Kind.BASE64 ? base64() : string())) {
            return false;
        }
        starts[field.slot()] = start;
        ends[field.slot()] = end;
        return switch (field.kind()) {
            case TEXT, BASE64, OBJECT -> true;
            case WORD -> oneOf(field);
            case DIGITS -> digits();
        };
    }

    private boolean oneOf(Field field) {
        for (byte[] word : field.words()) {
            if (is(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean digits() {
        for (int i = start; i < end; i++) {
            if (frame[i] < '0' || frame[i] > '9') {
                return false;
            }
        }
        return end > start && end - start <= MAX_DIGITS;
    }
}

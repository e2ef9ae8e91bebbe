package io.trunkline.call.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a hot message looks: the names of one JSON object and what is expected under each. Every name has a slot, a small number under which
 * {@link PlainScan} gives what it found; slots are unique through all inner objects. Immutable; made once.
 */
public final class PlainShape {

    enum Kind { TEXT, WORD, DIGITS, BASE64, OBJECT }

    record Field(byte[] name, int slot, Kind kind, List<byte[]> words, PlainShape inner) {
    }

    final Field[] fields;
    final boolean othersToo;
    /** Slots without which a message isn't of this shape, inner ones included. */
    final long required;
    /** One more than the highest slot, inner ones included. */
    final int slots;

    private PlainShape(Builder builder) {
        fields = builder.fields.toArray(Field[]::new);
        othersToo = builder.othersToo;
        required = builder.required;
        slots = builder.slots;
    }

    public static Builder object() {
        return new Builder();
    }

    /** Names in the order in which they usually come: that one is tried first. */
    public static final class Builder {

        private final List<Field> fields = new ArrayList<>();
        private boolean othersToo;
        private long required;
        private int slots;

        /** Any plain string; may be absent. */
        public Builder text(int slot, String name) {
            return field(slot, name, Kind.TEXT, List.of(), null);
        }

        /** Any plain string. */
        public Builder requiredText(int slot, String name) {
            required |= 1L << slot;
            return text(slot, name);
        }

        /** One of these strings; may be absent. */
        public Builder word(int slot, String name, String... words) {
            return field(slot, name, Kind.WORD, List.of(words).stream().map(PlainShape::ascii).toList(), null);
        }

        /** One of these strings. */
        public Builder requiredWord(int slot, String name, String... words) {
            required |= 1L << slot;
            return word(slot, name, words);
        }

        /** A string of up to 15 digits; may be absent. */
        public Builder digits(int slot, String name) {
            return field(slot, name, Kind.DIGITS, List.of(), null);
        }

        /** A string of base64 text, which may be empty. */
        public Builder requiredBase64(int slot, String name) {
            required |= 1L << slot;
            return field(slot, name, Kind.BASE64, List.of(), null);
        }

        /** An inner object. */
        public Builder requiredObject(int slot, String name, Builder inner) {
            required |= 1L << slot | inner.required;
            return field(slot, name, Kind.OBJECT, List.of(), inner.build());
        }

        /** Names that aren't listed may come too, with anything plain: strings and whole numbers, true, false, null, objects and lists of these. */
        public Builder othersToo() {
            othersToo = true;
            return this;
        }

        public PlainShape build() {
            return new PlainShape(this);
        }

        private Builder field(int slot, String name, Kind kind, List<byte[]> words, PlainShape inner) {
            slots = Math.max(Math.max(slots, slot + 1), inner == null ? 0 : inner.slots);
            fields.add(new Field(ascii(name), slot, kind, words, inner));
            return this;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package io.trunkline.realtime.dialogue.graph;

import java.util.List;

/** Something a caller may tell, and how it is understood. */
public sealed interface Slot {

    String name();

    /**
     * A code that is spelled.
     *
     * @param shapes what it looks like: {@code A} a letter, {@code 9} a digit, e.g. {@code AA9999}
     * @param alike  how many codes that sound like the one heard may be tried when there is no such code; 0 none
     */
    record Code(String name, List<String> shapes, int alike) implements Slot {
        public Code {
            shapes = List.copyOf(shapes);
        }
    }

    /** An amount of money, kept as {@code 347} or {@code 347.50}. */
    record Amount(String name) implements Slot {}

    /** A month or another stretch of time, kept as said: {@code last month}, {@code March}. */
    record Period(String name) implements Slot {}

    /** Digits, said or pressed. */
    record Digits(String name, int least, int most) implements Slot {}

    /** Whatever the caller says. */
    record Words(String name) implements Slot {}
}

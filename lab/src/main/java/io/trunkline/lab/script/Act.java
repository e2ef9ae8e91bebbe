package io.trunkline.lab.script;

/** What a caller does. */
public sealed interface Act {

    /** Speaks this text. */
    record Say(String text) implements Act {
    }

    /** Presses these keys ({@code 0-9 * #}), one after the other. */
    record Press(String keys) implements Act {
    }

    /** Says once more what was said last; nothing when nothing was. */
    record Repeat() implements Act {
    }

    /** Ends the call. */
    record HangUp() implements Act {
    }

    /** Does nothing: the step is over when its moment came. */
    record StaySilent() implements Act {
    }
}

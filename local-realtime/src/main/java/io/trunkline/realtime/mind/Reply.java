package io.trunkline.realtime.mind;

import java.util.List;

/** What a mind answers: its acts in order. */
public record Reply(List<Act> acts) {

    public Reply {
        acts = List.copyOf(acts);
    }

    /** Nothing to say, nothing to do. */
    public static Reply nothing() {
        return new Reply(List.of());
    }

    /** These acts, in this order. */
    public static Reply of(Act... acts) {
        return new Reply(List.of(acts));
    }
}

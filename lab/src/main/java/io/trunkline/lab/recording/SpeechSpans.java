package io.trunkline.lab.recording;

import java.util.ArrayList;
import java.util.List;

/** Turns the likelihood of speech in windows into stretches of speech. */
final class SpeechSpans {

    private static final float BEGINS = 0.5f;
    private static final float GOES_ON = 0.35f;
    private static final int PAUSE_MS = 700;
    private static final int SHORTEST_MS = 90;

    private SpeechSpans() {
    }

    /** Stretches of speech in order; pauses shorter than {@value #PAUSE_MS} ms belong to them. */
    static List<Span> in(float[] probabilities, int windowMs) {
        var spans = new ArrayList<Span>();
        long start = -1;
        long end = -1;
        for (int i = 0; i < probabilities.length; i++) {
            long ms = (long) i * windowMs;
            if (start >= 0 && ms - end >= PAUSE_MS) {
                add(spans, start, end);
                start = -1;
            }
            if (probabilities[i] > (start >= 0 && ms == end ? GOES_ON : BEGINS)) {
                start = start < 0 ? ms : start;
                end = ms + windowMs;
            }
        }
        if (start >= 0) {
            add(spans, start, end);
        }
        return spans;
    }

    private static void add(List<Span> spans, long start, long end) {
        if (end - start >= SHORTEST_MS) {
            spans.add(new Span(start, end));
        }
    }

    /** What is left of a stretch when others are taken out. */
    static List<Span> without(Span whole, List<Span> others) {
        var left = new ArrayList<Span>();
        long from = whole.startMs();
        for (Span other : others) {
            if (other.startMs() < whole.endMs() && other.endMs() > from) {
                if (other.startMs() > from) {
                    left.add(new Span(from, other.startMs()));
                }
                from = other.endMs();
            }
        }
        if (from < whole.endMs()) {
            left.add(new Span(from, whole.endMs()));
        }
        return left;
    }
}

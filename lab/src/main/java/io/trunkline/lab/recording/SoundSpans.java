package io.trunkline.lab.recording;

import java.util.ArrayList;
import java.util.List;

/** Finds where a track holds sound. */
public final class SoundSpans {

    private static final int STEP_MS = 10;
    private static final int STEP = STEP_MS * CallRecording.SAMPLES_A_MS;
    private static final int SHORTEST_MS = 60;

    private SoundSpans() {
    }

    /**
     * Stretches of sound, in order.
     *
     * @param track   8 kHz
     * @param loudDb  what is quieter is silence, in dB of full scale
     * @param gapMs   shorter silences belong to the stretch around them
     */
    public static List<Span> in(short[] track, double loudDb, int gapMs) {
        var spans = new ArrayList<Span>();
        long start = -1;
        long end = -1;
        for (int at = 0; at + STEP <= track.length; at += STEP) {
            long ms = at / CallRecording.SAMPLES_A_MS;
            if (FrameLevel.decibels(track, at, at + STEP) > loudDb) {
                start = start < 0 ? ms : start;
                end = ms + STEP_MS;
            } else if (start >= 0 && ms - end >= gapMs) {
                add(spans, start, end);
                start = -1;
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
}

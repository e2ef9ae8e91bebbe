package io.trunkline.lab.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * Times as a person at the phone would measure them: from the last sound of the caller to the first sound of the answer, and from a
 * caller's interruption to the silence of the agent.
 */
public final class Latencies {

    private static final double LOUD_DB = -46;
    private static final int BREATH_MS = 250;
    private static final int LONGEST_BREATH_MS = 900;
    private static final int LONGEST_ANSWER_MS = 15_000;

    private Latencies() {
    }

    /**
     * Milliseconds from the end of each of the caller's turns to the next sound of the far side. A turn that ends while the far side
     * already speaks, and the last one without an answer, are left out.
     */
    public static List<Long> responses(CallRecording recording) {
        List<Span> caller = SoundSpans.in(recording.caller(), LOUD_DB, 600);
        List<Span> agent = SoundSpans.in(recording.agent(), LOUD_DB, BREATH_MS);
        var latencies = new ArrayList<Long>();
        for (int i = 0; i < caller.size(); i++) {
            long end = caller.get(i).endMs();
            long next = i + 1 < caller.size() ? caller.get(i + 1).startMs() : Long.MAX_VALUE;
            boolean overlapped = agent.stream().anyMatch(span -> span.startMs() <= end && span.endMs() > end);
            if (!overlapped) {
                agent.stream().mapToLong(Span::startMs).filter(start -> start >= end && start < next).findFirst()
                        .stream().map(start -> start - end).filter(ms -> ms < LONGEST_ANSWER_MS).forEach(latencies::add);
            }
        }
        return latencies;
    }

    /**
     * Milliseconds the agent went on after each interruption, up to where its sound first stops for a breath. One that fell into a
     * breath lasts until the end of what the agent said behind it; 0 when that was nothing.
     *
     * @param interruptionsMs when the caller began to speak over the agent, milliseconds since the connection
     */
    public static List<Long> stops(CallRecording recording, List<Long> interruptionsMs) {
        List<Span> agent = SoundSpans.in(recording.agent(), LOUD_DB, BREATH_MS);
        var stops = new ArrayList<Long>();
        for (long at : interruptionsMs) {
            stops.add(agent.stream().filter(span -> span.startMs() <= at + LONGEST_BREATH_MS && span.endMs() > at).findFirst()
                    .map(span -> span.endMs() - at).orElse(0L));
        }
        return stops;
    }

    /** The value below which this share of the sorted values lies; -1 of none. */
    public static long percentile(List<Long> values, double share) {
        if (values.isEmpty()) {
            return -1;
        }
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.max(0, Math.ceil(share * sorted.size()) - 1)));
    }
}

package io.trunkline.lab.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Writes down what is really in a recording. Turns are cut at pauses; a turn that is too long for the recogniser is cut at its quietest
 * places. Sound in which nobody speaks is music when it goes on long enough.
 */
public final class Transcriber {

    private static final double LOUD_DB = -46;
    private static final int LONGEST_MS = 8_000;
    private static final int AROUND_MS = 200;
    private static final int SHORTEST_MUSIC_MS = 1200;
    private static final int BEAT_MS = 400;

    private final Function<short[], String> recognizer;
    private final SpeechWindows speech;

    /** @param recognizer words in a sound of 8 kHz; called on the thread that transcribes */
    public Transcriber(Function<short[], String> recognizer, SpeechWindows speech) {
        this.recognizer = recognizer;
        this.speech = speech;
    }

    /** Both sides of a call in the order in which turns began. */
    public List<HeardTurn> transcribe(short[] caller, short[] agent) {
        var turns = new ArrayList<HeardTurn>();
        turns.addAll(side(caller, false));
        turns.addAll(side(agent, true));
        turns.sort(Comparator.comparingLong(turn -> turn.span().startMs()));
        return turns;
    }

    private List<HeardTurn> side(short[] track, boolean agent) {
        List<Span> spoken = SpeechSpans.in(speech.probabilities(track), SpeechWindows.WINDOW_MS);
        var turns = new ArrayList<HeardTurn>();
        for (Span span : spoken) {
            for (Span part : recognisable(track, span)) {
                turns.add(new HeardTurn(part, agent, HeardTurn.Kind.SPEECH, recognizer.apply(around(track, part, span))));
            }
        }
        for (Span loud : SoundSpans.in(track, LOUD_DB, BEAT_MS)) {
            for (Span rest : SpeechSpans.without(loud, spoken)) {
                if (rest.millis() >= SHORTEST_MUSIC_MS) {
                    turns.add(new HeardTurn(rest, agent, HeardTurn.Kind.MUSIC, ""));
                }
            }
        }
        return turns;
    }

    /** The part with a little before and behind it where that belongs to no other part. */
    private static short[] around(short[] track, Span part, Span whole) {
        long from = part.startMs() == whole.startMs() ? part.startMs() - AROUND_MS : part.startMs();
        long to = part.endMs() == whole.endMs() ? part.endMs() + AROUND_MS : part.endMs();
        return Arrays.copyOfRange(track, sample(from, track), sample(to, track));
    }

    /** The span in parts that are short enough for the recogniser. */
    private static List<Span> recognisable(short[] track, Span span) {
        var parts = new ArrayList<Span>();
        long from = span.startMs();
        while (span.endMs() - from > LONGEST_MS) {
            long cut = quietest(track, from + LONGEST_MS / 3, from + LONGEST_MS);
            parts.add(new Span(from, cut));
            from = cut;
        }
        parts.add(new Span(from, span.endMs()));
        return parts;
    }

    /** The middle of the quietest 100 ms between two times; the latest of equals. */
    private static long quietest(short[] track, long fromMs, long toMs) {
        long best = toMs;
        double least = 0;
        for (long ms = toMs - 100; ms >= fromMs; ms -= 20) {
            double level = FrameLevel.decibels(track, sample(ms, track), sample(ms + 100, track));
            if (level < least) {
                least = level;
                best = ms + 50;
            }
        }
        return best;
    }

    private static int sample(long ms, short[] track) {
        return (int) Math.clamp(ms * CallRecording.SAMPLES_A_MS, 0, track.length);
    }
}

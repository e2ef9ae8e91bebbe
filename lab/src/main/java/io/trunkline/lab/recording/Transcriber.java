package io.trunkline.lab.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Writes down what is really in a recording. Turns are cut at pauses; a turn that is too long for the recogniser is cut at its quietest
 * places. Sound in which no speech is found is music when it goes on long enough.
 */
public final class Transcriber {

    private static final double LOUD_DB = -46;
    private static final int TURN_GAP_MS = 700;
    private static final int LONGEST_MS = 12_000;
    private static final int AROUND_MS = 200;
    private static final int SHORTEST_MUSIC_MS = 1200;
    private static final double SPEECH_SHARE = 0.30;

    private final Function<short[], String> recognizer;
    private final SpeechShare speech;

    /** How much of a sound is speech. */
    @FunctionalInterface
    public interface SpeechShare {

        /** Share of the sound (8 kHz) in which somebody speaks, 0 to 1. */
        double of(short[] sound8k);
    }

    /** @param recognizer words in a sound of 8 kHz; called on the thread that transcribes */
    public Transcriber(Function<short[], String> recognizer, SpeechShare speech) {
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
        var turns = new ArrayList<HeardTurn>();
        for (Span span : SoundSpans.in(track, LOUD_DB, TURN_GAP_MS)) {
            for (Span part : recognisable(track, span)) {
                turns.add(turn(track, part, agent));
            }
        }
        return turns;
    }

    private HeardTurn turn(short[] track, Span span, boolean agent) {
        short[] sound = cut(track, span.startMs() - AROUND_MS, span.endMs() + AROUND_MS);
        if (span.millis() >= SHORTEST_MUSIC_MS && speech.of(sound) < SPEECH_SHARE) {
            return new HeardTurn(span, agent, HeardTurn.Kind.MUSIC, "");
        }
        return new HeardTurn(span, agent, HeardTurn.Kind.SPEECH, recognizer.apply(sound));
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

    /** The middle of the quietest 100 ms between two times; the later of equals. */
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

    /** A part of a track; times outside it are clipped. */
    static short[] cut(short[] track, long fromMs, long toMs) {
        return Arrays.copyOfRange(track, sample(fromMs, track), sample(toMs, track));
    }

    private static int sample(long ms, short[] track) {
        return (int) Math.clamp(ms * CallRecording.SAMPLES_A_MS, 0, track.length);
    }
}

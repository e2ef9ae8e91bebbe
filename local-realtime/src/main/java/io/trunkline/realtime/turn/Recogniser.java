package io.trunkline.realtime.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trunkline.speech.Resampling;
import io.trunkline.speech.SpeechRecognizer;
import io.trunkline.speech.Vocabulary;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the words of a turn on the speech pool. Safe to use from any thread; one for all sessions. */
public final class Recogniser {

    private static final int RATE_HZ = 16_000;
    private static final int PIECE = (SpeechRecognizer.LONGEST_SECONDS - 2) * RATE_HZ;

    private final Optional<SpeechRecognizer> recognizer;
    private final Executor pool;
    private final Timer recognition;

    /** A recogniser that works on this pool; without an engine nothing is ever understood. */
    public Recogniser(Optional<SpeechRecognizer> recognizer, Executor pool, MeterRegistry meters) {
        this.recognizer = recognizer;
        this.pool = pool;
        this.recognition = Timer.builder("realtime.recognition").description("time to find the words of one stretch of speech")
                .publishPercentiles(0.5, 0.95).register(meters);
    }

    /**
     * What was said, by the open vocabulary and by a restricted one.
     *
     * @param open       words by the open vocabulary; empty when none were found
     * @param restricted words by the other one, {@code open} when that is the open one as well
     */
    public record Words(String open, String restricted) {

        /** No words. */
        public static final Words NONE = new Words("", "");
    }

    /** The words of a stretch of speech; none when it is empty. */
    public CompletionStage<Words> recognise(TurnEvent.Segment speech, Vocabulary vocabulary) {
        return recognizer.isEmpty() || speech.audio().length == 0
                ? CompletableFuture.completedFuture(Words.NONE)
                : CompletableFuture.supplyAsync(() -> recognition.record(() -> words(speech, vocabulary)), pool);
    }

    private Words words(TurnEvent.Segment speech, Vocabulary vocabulary) {
        float[] sound = Resampling.toFloat16k(speech.format().decode(speech.audio()), speech.format().rateHz());
        String open = words(sound, Vocabulary.OPEN);
        return new Words(open, vocabulary.equals(Vocabulary.OPEN) ? open : words(sound, vocabulary));
    }

    /** Longer turns than the engine takes are heard in pieces. */
    private String words(float[] sound, Vocabulary vocabulary) {
        return IntStream.range(0, (sound.length + PIECE - 1) / PIECE)
                .mapToObj(i -> Arrays.copyOfRange(sound, i * PIECE, Math.min(sound.length, (i + 1) * PIECE)))
                .map(piece -> recognizer.orElseThrow().recognize(piece, vocabulary).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}

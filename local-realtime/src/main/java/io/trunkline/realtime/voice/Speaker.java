package io.trunkline.realtime.voice;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trunkline.speech.SpeechSynthesizer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Speaks sentences on the speech pool. Safe to use from any thread; one for all sessions. */
public final class Speaker {

    /** About 35 minutes of G.711. */
    private static final long CACHE_BYTES = 16L * 1024 * 1024;

    private final SpeechSynthesizer synthesizer;
    private final Executor pool;
    private final SpokenCache cache = new SpokenCache(CACHE_BYTES);
    private final Timer synthesis;

    /** A speaker that works on this pool. */
    public Speaker(SpeechSynthesizer synthesizer, Executor pool, MeterRegistry meters) {
        this.synthesizer = synthesizer;
        this.pool = pool;
        this.synthesis = Timer.builder("realtime.synthesis").description("time to synthesise one sentence not said before")
                .publishPercentiles(0.5, 0.95).register(meters);
    }

    /** The audio of a sentence, at once when it was said before. Fails only when the synthesiser does. */
    public CompletionStage<Sound> speak(Wording wording) {
        return cache.find(wording)
                .<CompletionStage<Sound>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> synthesise(wording), pool));
    }

    private Sound synthesise(Wording wording) {
        return synthesis.record(() -> {
            SpeechSynthesizer.Speech speech = synthesizer
                    .synthesize(wording.sentence(), Manner.of(wording.voice(), wording.speed()))
                    .at(wording.format().rateHz());
            Sound sound = Sound.of(speech.samples(), wording.format());
            cache.keep(wording, sound);
            return sound;
        });
    }
}

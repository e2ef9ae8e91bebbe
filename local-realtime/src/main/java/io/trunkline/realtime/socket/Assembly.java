package io.trunkline.realtime.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.trunkline.realtime.fault.FaultSwitches;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.realtime.session.Engine;
import io.trunkline.realtime.turn.Recogniser;
import io.trunkline.realtime.voice.Speaker;
import io.trunkline.speech.Availability;
import io.trunkline.speech.SentenceEmbedder;
import io.trunkline.speech.SpeechModels;
import io.trunkline.speech.VoiceActivity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;

/**
 * Puts the server together. Speech work has a pool of its own, so that a long sentence never keeps a session from
 * hearing; sessions share another.
 */
@ApplicationScoped
public class Assembly {

    private static final Logger LOG = Logger.getLogger(Assembly.class);

    private final ExecutorService sessionThreads = pool("session-");
    private final ExecutorService speechThreads = pool("speech-");
    private final ScheduledThreadPoolExecutor timers =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("session-timers").factory());

    Assembly() {
        timers.setRemoveOnCancelPolicy(true);
    }

    @Produces
    @Singleton
    Availability availability(RealtimeConfig config) {
        Availability available = SpeechModels.available(
                config.weights().map(Path::of).orElseGet(SpeechModels::defaultWeights));
        LOG.info(available.message());
        if (!available.complete()) {
            LOG.warn("without all speech weights callers are served by keys and text items, or by a robotic voice");
        }
        return available;
    }

    @Produces
    @Singleton
    SpeechModels models(Availability available) {
        return SpeechModels.open(available.weights(), 1);
    }

    void close(@Disposes SpeechModels models) {
        models.close();
    }

    @Produces
    @Singleton
    SentenceEmbedder embedder(SpeechModels models) {
        return models.embedder();
    }

    @Produces
    @Singleton
    Engine engine(SpeechModels models, Availability available, MindFactory minds, FaultSwitches faults,
                  RealtimeConfig config, MeterRegistry meters) {
        Recogniser recogniser = new Recogniser(
                available.recognition() ? Optional.of(models.recognizer()) : Optional.empty(), speechThreads, meters);
        Supplier<Optional<VoiceActivity>> voiceActivity =
                () -> available.voiceActivity() ? Optional.of(models.newVoiceActivity()) : Optional.empty();
        return new Engine(sessionThreads, timers, recogniser, new Speaker(models.synthesizer(), speechThreads, meters),
                voiceActivity, minds, faults, config.sessionLength(), Clock.systemUTC(), meters);
    }

    void stop(@Observes ShutdownEvent stopping) {
        timers.shutdownNow();
        sessionThreads.shutdown();
        speechThreads.shutdown();
    }

    private static ExecutorService pool(String name) {
        return Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().daemon().name(name, 0).factory());
    }
}

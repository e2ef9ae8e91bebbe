package io.trunkline.realtime.socket;

import io.quarkus.runtime.StartupEvent;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.speech.Availability;
import io.trunkline.speech.SentenceEmbedder;
import io.trunkline.speech.SpeechModels;
import io.trunkline.speech.VoiceStyle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import java.util.List;

/** Loads the speech engines in the background and makes the server ready when the first caller needn't wait for them. */
@ApplicationScoped
@Readiness
public class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final SpeechModels models;
    private final SentenceEmbedder embedder;
    private final Availability available;
    private final MindFactory minds;
    private volatile boolean warm;

    WarmUp(SpeechModels models, SentenceEmbedder embedder, Availability available, MindFactory minds) {
        this.models = models;
        this.embedder = embedder;
        this.available = available;
        this.minds = minds;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().daemon().name("speech-warm-up").start(this::warm);
    }

    private void warm() {
        long began = System.nanoTime();
        if (available.complete()) {
            models.warmUp();
        } else {
            embedder.embed("hello");
            models.synthesizer().synthesize("Hello.", VoiceStyle.NATURAL);
        }
        List<String> served = minds.models();
        warm = true;
        LOG.infof("ready models=%s took_ms=%d", served, (System.nanoTime() - began) / 1_000_000);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("speech").status(warm).withData("recognition", available.recognition())
                .withData("naturalVoice", available.naturalVoice()).build();
    }
}

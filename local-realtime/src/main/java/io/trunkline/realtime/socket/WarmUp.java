package io.trunkline.realtime.socket;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.speech.Availability;
import io.trunkline.speech.SpeechModels;
import io.trunkline.speech.VoiceStyle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import java.util.concurrent.CountDownLatch;

/**
 * Loads the speech engines and the minds in the background and makes the server ready when the first caller needn't
 * wait for them. Dialogues with mistakes end the process at once; so do engines that can't be loaded.
 */
@ApplicationScoped
@Readiness
public class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private final SpeechModels models;
    private final Availability available;
    private final MindFactory minds;
    private final CountDownLatch cold = new CountDownLatch(2);

    /** @param dialogues asked for so that they are read, and mistakes in them told, before the server starts */
    WarmUp(SpeechModels models, Availability available, MindFactory minds, DialogueFolder.Loaded dialogues) {
        this.models = models;
        this.available = available;
        this.minds = minds;
    }

    void start(@Observes StartupEvent started) {
        inBackground("warm-up-minds", () -> LOG.infof("minds ready models=%s", minds.models()));
        inBackground("warm-up-speech", this::speech);
    }

    private void speech() {
        if (available.complete()) {
            models.warmUp();
        } else {
            models.synthesizer().synthesize("Hello.", VoiceStyle.NATURAL);
        }
        LOG.info("speech engines ready");
    }

    private void inBackground(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                work.run();
                cold.countDown();
            } catch (RuntimeException broken) {
                LOG.fatal("warm-up failed", broken);
                Quarkus.asyncExit(1);
            }
        });
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("speech").status(cold.getCount() == 0)
                .withData("recognition", available.recognition()).withData("naturalVoice", available.naturalVoice()).build();
    }
}

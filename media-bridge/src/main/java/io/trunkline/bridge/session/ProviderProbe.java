package io.trunkline.bridge.session;

import io.quarkus.runtime.StartupEvent;
import io.trunkline.bridge.provider.ProviderHealth;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Tries a session of a provider that is being spared: nobody talks there, it is closed when it greets. On the media loop. */
@Singleton
class ProviderProbe {
    /** Behind the time a socket has to open, for the provider's first word. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(2);

    private final BridgeServices services;
    private final ProviderHealth health;

    ProviderProbe(BridgeServices services, ProviderHealth health) {
        this.services = services;
        this.health = health;
    }

    void start(@Observes StartupEvent event) {
        services.loop.run(() -> health.probeBy(this::probe));
    }

    private void probe(String provider) {
        Optional<ModelChoice> choice = services.providers.anyOf(provider);
        if (choice.isPresent()) {
            new Trial(choice.get()).begin();
        } else {
            health.failed(provider);
        }
    }

    /** One session; whatever it says first, or that it says nothing, decides. */
    private final class Trial {
        private final ModelConnection session;
        private Runnable cancel = () -> { };
        private boolean decided;

        Trial(ModelChoice choice) {
            session = new ModelConnection(services, choice, (by, said) -> told(said));
        }

        void begin() {
            cancel = services.loop.after(services.config.waits().modelConnect().plus(FIRST_WORD), () -> decide(false));
            session.open(null);
        }

        private void told(ModelEvent said) {
            switch (said) {
                case SessionCreated _ -> decide(true);
                case ModelEvent.SessionClosed _, ModelEvent.ModelFailed _ -> decide(false);
                default -> { }
            }
        }

        private void decide(boolean good) {
            if (decided) {
                return;
            }
            decided = true;
            cancel.run();
            if (good) {
                session.answered();
            } else {
                session.foundWanting();
            }
            session.close();
        }
    }
}

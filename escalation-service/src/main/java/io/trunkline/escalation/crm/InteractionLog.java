package io.trunkline.escalation.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Logs an escalation to the CRM. Blocks; bounded tries with jitter. A CRM that is away holds up no caller. */
@ApplicationScoped
public class InteractionLog {
    private static final Logger LOGGER = Logger.getLogger(InteractionLog.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final CrmClient crm;
    private final Clock clock;
    private final Optional<String> token;

    InteractionLog(@RestClient CrmClient crm, Clock clock, @ConfigProperty(name = "trunkline.crm-token") Optional<String> token) {
        this.crm = crm;
        this.clock = clock;
        this.token = token;
    }

    /** @return the CRM's id of the interaction, empty when it could not be logged */
    public Optional<String> log(EscalationRequested request) {
        Interaction interaction = Interaction.of(request, clock.instant());
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                JsonNode answer = crm.log(token.map(t -> "Bearer " + t).orElse(null), key(request), interaction);
                return Optional.of(answer.path("id").asText());
            } catch (RuntimeException e) {
                LOGGER.warnf("the CRM didn't take the interaction: callId=%s attempt=%d reason=%s", request.callId(), attempt, e.getClass().getSimpleName());
            }
            if (attempt < TRIES && !pause(attempt)) {
                break;
            }
        }
        return Optional.empty();
    }

    private static String key(EscalationRequested request) {
        return request.callId() + "/" + (request.toolCallId() == null ? request.reason() : request.toolCallId());
    }

    private static boolean pause(int attempt) {
        long most = FIRST_PAUSE.toMillis() << attempt;
        try {
            TimeUnit.MILLISECONDS.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

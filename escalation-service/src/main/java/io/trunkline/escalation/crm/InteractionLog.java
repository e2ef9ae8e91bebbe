package io.trunkline.escalation.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.escalation.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Logs an escalation to the CRM. Blocks; bounded tries with jitter. A CRM that is away holds up no caller. */
@ApplicationScoped
public class InteractionLog {
    private static final Logger LOGGER = Logger.getLogger(InteractionLog.class);
    private static final Backoff BACKOFF = new Backoff(3, Duration.ofMillis(200));

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
        int attempt = 0;
        do {
            attempt++;
            try {
                JsonNode answer = crm.log(token.map(t -> "Bearer " + t).orElse(null), key(request), interaction);
                return Optional.of(answer.path("id").asText());
            } catch (RuntimeException e) {
                LOGGER.warnf("the CRM didn't take the interaction: callId=%s attempt=%d reason=%s", request.callId(), attempt, e.getClass().getSimpleName());
            }
        } while (BACKOFF.another(attempt));
        return Optional.empty();
    }

    private static String key(EscalationRequested request) {
        return request.callId() + "/" + (request.toolCallId() == null ? request.reason() : request.toolCallId());
    }
}

package io.trunkline.escalation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.contracts.Urgency;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The service's metrics, all in one place.
 * <ul>
 * <li>{@code trunkline.escalations} (escalations; {@code mode}, {@code urgency}): asked for
 * <li>{@code trunkline.escalation.moves} (moves; {@code outcome}): legs moved or not
 * <li>{@code trunkline.escalation.crm.failures} (interactions): that the CRM never took
 * <li>{@code trunkline.escalation.records.buried} (records): sent to the dead-letter topic
 * </ul>
 */
@ApplicationScoped
public class EscalationMetrics {
    private final MeterRegistry registry;

    EscalationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void requested(String mode, Urgency urgency) {
        registry.counter("trunkline.escalations", "mode", mode, "urgency", urgency.wireName()).increment();
    }

    /** @param outcome one of the fixed words of {@code CallControlResult} */
    public void moved(String outcome) {
        registry.counter("trunkline.escalation.moves", "outcome", outcome).increment();
    }

    void crmFailed() {
        Counter.builder("trunkline.escalation.crm.failures").register(registry).increment();
    }

    void buried() {
        Counter.builder("trunkline.escalation.records.buried").register(registry).increment();
    }
}

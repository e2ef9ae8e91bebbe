package io.trunkline.bridge.placement;

import io.trunkline.bridge.session.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A draining bridge is not ready; nothing else makes a bridge unready that was ready once. */
@Readiness
@ApplicationScoped
public class DrainCheck implements HealthCheck {
    private final Calls calls;

    public DrainCheck(Calls calls) {
        this.calls = calls;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("takes calls").status(!calls.draining()).withData("active", calls.active()).build();
    }
}

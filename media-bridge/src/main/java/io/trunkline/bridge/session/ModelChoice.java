package io.trunkline.bridge.session;

import io.trunkline.models.RealtimeProvider;

/**
 * A model that a call may speak by.
 *
 * @param label as records and metrics name it: the model alone at the default provider, {@code provider/model} elsewhere
 */
public record ModelChoice(RealtimeProvider provider, String model, String label) {

    boolean sameAs(ModelChoice other) {
        return label.equals(other.label);
    }
}

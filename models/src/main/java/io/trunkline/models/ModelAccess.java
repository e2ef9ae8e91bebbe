package io.trunkline.models;

import java.net.URI;

/**
 * What the operator configured to reach a model.
 *
 * @param baseUrl {@code wss://…} or {@code ws://…} of the provider's endpoint, without the model
 * @param model the provider's model name
 * @param apiKey {@code null} or empty for none; never logged
 * @param endUser stable hash of the caller for the provider's safety systems, {@code null} for none
 */
public record ModelAccess(URI baseUrl, String model, String apiKey, String endUser) {

    @Override
    public String toString() {
        return "ModelAccess[" + baseUrl + ", " + model + "]";
    }
}

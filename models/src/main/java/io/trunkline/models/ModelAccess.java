package io.trunkline.models;

import java.net.URI;

/**
 * What the operator configured to reach a model.
 *
 * @param baseUrl {@code wss://…} or {@code ws://…} of the provider's endpoint, without the model; {@code null} for the provider's own
 * @param model the provider's model name
 * @param apiKey {@code null} or empty for none; never logged
 * @param token a short-lived access token in place of a key, {@code null} for none; never logged
 * @param endUser stable hash of the caller for the provider's safety systems, {@code null} for none
 */
public record ModelAccess(URI baseUrl, String model, String apiKey, String token, String endUser) {

    /** Access by key. */
    public ModelAccess(URI baseUrl, String model, String apiKey, String endUser) {
        this(baseUrl, model, apiKey, null, endUser);
    }

    public boolean hasKey() {
        return apiKey != null && !apiKey.isBlank();
    }

    public boolean hasToken() {
        return token != null && !token.isBlank();
    }

    @Override
    public String toString() {
        return "ModelAccess[" + baseUrl + ", " + model + "]";
    }
}

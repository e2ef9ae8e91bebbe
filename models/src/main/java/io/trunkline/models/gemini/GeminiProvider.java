package io.trunkline.models.gemini;

import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.ModelProfile.Ability;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import io.trunkline.models.RealtimeCodec;
import io.trunkline.models.RealtimeProvider;
import java.net.URI;
import java.util.Map;

/** Gemini Live by API key, or by access token (Vertex AI, whose address the operator sets). The model is named in the first message. */
public final class GeminiProvider implements RealtimeProvider {

    private static final URI ADDRESS = URI.create(
            "wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent");
    private static final ModelProfile PROFILE = ModelProfile.of(Ability.CREATES_RESPONSES, Ability.INTERRUPTS_ITSELF, Ability.RESPONSE_BOUNDARIES,
            Ability.CONTINUES_AFTER_TOOLS);

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public ModelProfile profile() {
        return PROFILE;
    }

    @Override
    public ModelEndpoint endpoint(ModelAccess access) {
        // by header, not in the address: addresses end up in logs
        Map<String, String> headers = access.hasToken() ? Map.of("Authorization", "Bearer " + access.token().strip())
                : access.hasKey() ? Map.of("x-goog-api-key", access.apiKey().strip()) : Map.of();
        return new ModelEndpoint(access.baseUrl() == null ? ADDRESS : access.baseUrl(), headers);
    }

    @Override
    public RealtimeCodec newCodec(String model) {
        return new GeminiCodec(model);
    }
}

package io.trunkline.models.azure;

import io.trunkline.call.model.ModelProfile;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import io.trunkline.models.RealtimeCodec;
import io.trunkline.models.RealtimeProvider;
import io.trunkline.models.openai.OpenAiRealtimeCodec;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Azure OpenAI, general interface ({@code /openai/v1/realtime}, no {@code api-version}: sending one fails). The model is the name of a deployment; the
 * address is the resource's, as the portal shows it.
 */
public final class AzureProvider implements RealtimeProvider {

    private static final String PATH = "/openai/v1/realtime";

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public ModelProfile profile() {
        return ModelProfile.REALTIME;
    }

    @Override
    public Optional<String> missing(ModelAccess access) {
        return access.baseUrl() == null
                ? Optional.of("set AZURE_OPENAI_ENDPOINT to the resource's address, such as https://my-resource.openai.azure.com") : Optional.empty();
    }

    @Override
    public ModelEndpoint endpoint(ModelAccess access) {
        String base = access.baseUrl().toString().replaceFirst("^http", "ws").replaceFirst("/+$", "");
        String address = base.contains("/openai/") ? base : base + PATH;
        Map<String, String> headers = new HashMap<>();
        if (access.hasToken()) {
            headers.put("Authorization", "Bearer " + access.token().strip());
        } else if (access.hasKey()) {
            headers.put("api-key", access.apiKey().strip());
        }
        return new ModelEndpoint(URI.create(address + "?model=" + URLEncoder.encode(access.model(), StandardCharsets.UTF_8)), headers);
    }

    @Override
    public RealtimeCodec newCodec(String model) {
        return new OpenAiRealtimeCodec();
    }
}

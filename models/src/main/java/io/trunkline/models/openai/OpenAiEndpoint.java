package io.trunkline.models.openai;

import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The address of a session: the model is named in the query, the key in a header. No beta header: that interface is gone. */
final class OpenAiEndpoint {

    private OpenAiEndpoint() {
    }

    static ModelEndpoint of(ModelAccess access) {
        String base = access.baseUrl().toString();
        String model = "model=" + URLEncoder.encode(access.model(), StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
        Map<String, String> headers = new HashMap<>();
        if (access.apiKey() != null && !access.apiKey().isBlank()) {
            headers.put("Authorization", "Bearer " + access.apiKey().strip());
        }
        if (access.endUser() != null) {
            headers.put("OpenAI-Safety-Identifier", access.endUser());
        }
        return new ModelEndpoint(URI.create(base + (base.contains("?") ? "&" : "?") + model), headers);
    }
}

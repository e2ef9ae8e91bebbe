package io.trunkline.models.compatible;

import io.trunkline.call.model.ModelProfile;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import io.trunkline.models.RealtimeCodec;
import io.trunkline.models.RealtimeProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A server that resembles OpenAI's, by its {@link Preset}. */
public final class CompatibleProvider implements RealtimeProvider {

    private final Preset preset;

    public CompatibleProvider(Preset preset) {
        this.preset = preset;
    }

    @Override
    public String name() {
        return preset.name();
    }

    @Override
    public ModelProfile profile() {
        return preset.profile();
    }

    @Override
    public Optional<String> missing(ModelAccess access) {
        return preset.url() == null && access.baseUrl() == null
                ? Optional.of("set " + preset.setting() + " to the server's address, such as wss://voice.example.com/v1/realtime") : Optional.empty();
    }

    @Override
    public ModelEndpoint endpoint(ModelAccess access) {
        String base = (access.baseUrl() == null ? preset.url() : access.baseUrl()).toString();
        String query = preset.style() == Preset.Style.MODEL_IN_SESSION ? preset.query().replace("{session}", UUID.randomUUID().toString())
                : "model=" + URLEncoder.encode(access.model(), StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
        String secret = access.hasToken() ? access.token() : access.hasKey() ? access.apiKey() : null;
        return new ModelEndpoint(URI.create(base + (base.contains("?") ? "&" : "?") + query),
                secret == null ? Map.of() : Map.of("Authorization", preset.scheme() + " " + secret.strip()));
    }

    @Override
    public RealtimeCodec newCodec(String model) {
        return new CompatibleCodec(preset, model);
    }
}

package io.trunkline.bridge.session;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import io.trunkline.models.RealtimeProvider;
import io.trunkline.models.openai.OpenAiProvider;
import jakarta.inject.Singleton;
import java.util.List;

/** The Realtime providers there are, and the one this bridge is configured for. A new provider is one line here. */
@Singleton
public class Providers {
    private static final List<RealtimeProvider> ALL = List.of(new OpenAiProvider());
    private static final String AGENT = "{agent}";

    private final BridgeConfig.Model config;
    private final RealtimeProvider chosen;

    public Providers(BridgeConfig config) {
        this.config = config.model();
        this.chosen = ALL.stream().filter(provider -> provider.name().equals(config.model().provider())).findFirst()
                .orElseThrow(() -> new IllegalStateException("trunkline.model.provider: there is no `" + config.model().provider()
                        + "`, only " + ALL.stream().map(RealtimeProvider::name).toList()));
    }

    public RealtimeProvider chosen() {
        return chosen;
    }

    /** @return the model name for {@code agent}: its own, or the configured one with the agent's name put in */
    public String modelOf(VoiceAgent agent) {
        return agent.model().orElse(config.name()).replace(AGENT, agent.name());
    }

    /** @param endUser stable hash of the caller, may be null */
    public ModelEndpoint endpoint(String model, String endUser) {
        return chosen.endpoint(new ModelAccess(config.url(), model, config.apiKey(), endUser));
    }
}

package io.trunkline.bridge.session;

import io.quarkus.runtime.Startup;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.provider.ProviderHealth;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import io.trunkline.models.RealtimeProvider;
import io.trunkline.models.azure.AzureProvider;
import io.trunkline.models.compatible.CompatibleProvider;
import io.trunkline.models.compatible.Preset;
import io.trunkline.models.gemini.GeminiProvider;
import io.trunkline.models.openai.OpenAiProvider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The Realtime providers there are, which models of them a voice agent may speak by, and how each is reached. A new provider is one line here. */
@Singleton
@Startup
public class Providers {
    static final List<RealtimeProvider> ALL = List.of(new OpenAiProvider(), new AzureProvider(), new GeminiProvider(), new CompatibleProvider(Preset.XAI),
            new CompatibleProvider(Preset.INWORLD), new CompatibleProvider(Preset.QWEN), new CompatibleProvider(Preset.GENERAL),
            new CompatibleProvider(Preset.BETA));
    private static final String AGENT = "{agent}";

    private final BridgeConfig config;
    private final Catalog catalog;
    private final AccessTokens tokens;
    private final ProviderHealth health;
    private final RealtimeProvider standard;

    /** Ends the start of the process if a voice agent names a model that can't be reached for want of a setting. */
    public Providers(BridgeConfig config, Catalog catalog, AccessTokens tokens, ProviderHealth health) {
        this.config = config;
        this.catalog = catalog;
        this.tokens = tokens;
        this.health = health;
        this.standard = named(config.model().provider()).orElseThrow(() -> new IllegalStateException("trunkline.model.provider: there is no `"
                + config.model().provider() + "`, only " + ALL.stream().map(RealtimeProvider::name).toList()));
        catalog.agents().values().forEach(agent -> modelsOf(agent).forEach(choice -> choice.provider().missing(access(choice, null)).ifPresent(what -> {
            throw new IllegalStateException("voice agent `" + agent.name() + "` names the model `" + choice.label() + "`: " + what);
        })));
        Shutdowns.warn(catalog.agents().values().stream().flatMap(agent -> modelsOf(agent).stream()).toList(), config.model().transcription());
    }

    /** @return what {@code agent} may speak by, in order of preference, never empty */
    public List<ModelChoice> modelsOf(VoiceAgent agent) {
        List<String> names = new ArrayList<>(agent.models());
        if (names.isEmpty()) {
            names.add(config.model().name());
            names.addAll(config.model().fallbacks().orElse(List.of()));
        }
        return names.stream().map(name -> choice(name.strip().replace(AGENT, agent.name()))).distinct().toList();
    }

    /** @return the model that a session for {@code agent} is opened with: the first that may be tried now */
    public ModelChoice firstOf(VoiceAgent agent) {
        return first(modelsOf(agent), this::usable);
    }

    /** @return the same, but of {@code provider} if one of those may be tried; null for any */
    public ModelChoice firstOf(VoiceAgent agent, String provider) {
        return modelsOf(agent).stream().filter(choice -> choice.provider().name().equals(provider) && usable(choice)).findFirst().orElseGet(() -> firstOf(agent));
    }

    /** @return voice agent → names of the providers that may speak for it, in order */
    public Map<String, List<String>> ofAgents() {
        Map<String, List<String>> names = new TreeMap<>();
        catalog.agents().forEach((name, agent) -> names.put(name, modelsOf(agent).stream().map(choice -> choice.provider().name()).distinct().toList()));
        return names;
    }

    /** @return provider → the address that was given for it, of those that some voice agent may speak by; none for one with its own */
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new TreeMap<>();
        catalog.agents().values().stream().flatMap(agent -> modelsOf(agent).stream()).forEach(choice -> {
            URI given = access(choice, null).baseUrl();
            if (given != null) {
                addresses.put(choice.provider().name(), given);
            }
        });
        return addresses;
    }

    /** @return a model of {@code provider} that some voice agent speaks by */
    Optional<ModelChoice> anyOf(String provider) {
        return catalog.agents().values().stream().flatMap(agent -> modelsOf(agent).stream()).filter(choice -> choice.provider().name().equals(provider)).findFirst();
    }

    /** @return the first that may be tried, or the very first */
    static ModelChoice first(List<ModelChoice> choices, Predicate<ModelChoice> usable) {
        return choices.stream().filter(usable).findFirst().orElse(choices.getFirst());
    }

    /** Whether a model may be tried now: not where its provider just failed others. */
    public boolean usable(ModelChoice choice) {
        return health.usable(choice.provider().name());
    }

    /** @return the name of the provider of a model, by its {@link ModelChoice#label} */
    String providerOf(String label) {
        return choice(label).provider().name();
    }

    /** @param endUser stable hash of the caller, may be null */
    public ModelEndpoint endpoint(ModelChoice choice, String endUser) {
        return choice.provider().endpoint(access(choice, endUser));
    }

    /** A name without a provider's in front is the default provider's, {@code local/…} too. */
    private ModelChoice choice(String name) {
        int slash = name.indexOf('/');
        RealtimeProvider provider = slash < 0 ? standard : named(name.substring(0, slash)).orElse(standard);
        String model = name.startsWith(provider.name() + "/") ? name.substring(slash + 1) : name;
        return new ModelChoice(provider, model, provider == standard ? model : provider.name() + "/" + model);
    }

    private ModelAccess access(ModelChoice choice, String endUser) {
        if (choice.provider() == standard) {
            return new ModelAccess(config.model().url(), choice.model(), config.model().apiKey().orElse(null), tokens.of(choice.provider().name()), endUser);
        }
        Optional<BridgeConfig.Access> access = Optional.ofNullable(config.providers().get(choice.provider().name()));
        URI url = access.flatMap(BridgeConfig.Access::url).orElse(null);
        return new ModelAccess(url, choice.model(), access.flatMap(BridgeConfig.Access::apiKey).orElse(null), tokens.of(choice.provider().name()), endUser);
    }

    private static Optional<RealtimeProvider> named(String name) {
        return ALL.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }
}

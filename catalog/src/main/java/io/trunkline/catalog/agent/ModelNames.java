package io.trunkline.catalog.agent;

import io.trunkline.catalog.yaml.DidYouMean;
import io.trunkline.catalog.yaml.YamlMap;
import java.util.List;

/** Reads which models a voice agent may speak by: {@code model}, or {@code models} in order of preference. */
public final class ModelNames {

    /** Providers that a name may begin with, before a slash. The bridge must know the same ones. */
    public static final List<String> PROVIDERS = List.of("openai", "azure", "gemini", "xai", "inworld", "qwen", "compatible", "compatible-beta");
    /** Names of the stand-in at a developer's desk look like a provider's but are the default provider's. */
    private static final String LOCAL = "local";

    private ModelNames() {
    }

    static List<String> read(YamlMap root) {
        List<String> models = root.texts("models");
        if (root.has("models") && root.has("model")) {
            root.problem("model", "write either `model: …` or `models: […]`, not both");
        }
        if (root.has("models") && models.isEmpty()) {
            root.problem("models", "`models` is empty; write for example `models: [openai/gpt-realtime-2.1, azure/my-deployment]`");
        }
        models.forEach(name -> check(root, name));
        return models.isEmpty() ? root.optionalText("model").stream().toList() : models;
    }

    private static void check(YamlMap root, String name) {
        int slash = name.indexOf('/');
        String provider = slash < 0 ? LOCAL : name.substring(0, slash);
        if (!provider.equals(LOCAL) && !PROVIDERS.contains(provider)) {
            root.problem("models", "there is no provider `" + provider + "`" + DidYouMean.hint(provider, PROVIDERS) + "; write `provider/model` with one of "
                    + String.join(", ", PROVIDERS));
        } else if (name.endsWith("/")) {
            root.problem("models", "`" + name + "` names no model; write for example `openai/gpt-realtime-2.1`");
        }
    }
}

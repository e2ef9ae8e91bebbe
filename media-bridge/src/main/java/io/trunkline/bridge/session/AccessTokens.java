package io.trunkline.bridge.session;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.models.azure.EntraTokens;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Short-lived tokens for providers that are reached without a key; fetched in the background from the start on. */
@Singleton
public class AccessTokens {
    private static final Logger LOGGER = Logger.getLogger(AccessTokens.class);

    private final Map<String, EntraTokens> sources = new HashMap<>();

    public AccessTokens(BridgeConfig config) {
        config.providers().forEach((provider, access) -> {
            BridgeConfig.Entra entra = access.entra();
            if (entra.tenant().isPresent() && entra.client().isPresent() && (entra.secret().isPresent() || entra.federatedToken().isPresent())) {
                var client = new EntraTokens.Client(entra.authority(), entra.tenant().get(), entra.client().get(), entra.secret().orElse(null),
                        entra.federatedToken().orElse(null));
                sources.put(provider, new EntraTokens(client, why -> LOGGER.warnf("no access token: provider=%s why=%s", provider, why)));
            }
        });
    }

    /** @return the provider's token, {@code null} if it has none (yet) */
    public String of(String provider) {
        EntraTokens source = sources.get(provider);
        return source == null ? null : source.current();
    }

    @PreDestroy
    void close() {
        sources.values().forEach(EntraTokens::close);
    }
}

package io.trunkline.gateway.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Who asks is told by {@code X-Forwarded-For} if, and only if, the request comes from a proxy that {@value #VARIABLE} names; from
 * anybody else that header is only what they claim.
 */
public final class TrustedProxies implements ConfigSourceFactory {
    static final String VARIABLE = "TRUSTED_PROXIES";
    /** Below {@code application.properties}, which has 250. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue proxies = context.getValue(VARIABLE);
        boolean named = proxies != null && proxies.getValue() != null && !proxies.getValue().isBlank();
        return List.of(new PropertiesConfigSource(Map.of("quarkus.http.proxy.proxy-address-forwarding", Boolean.toString(named)), "trusted proxies", ORDINAL));
    }
}

package io.trunkline.escalation.desk;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Tokens of an OpenID provider are taken if, and only if, {@value #ISSUER} names one. */
public final class OpenIdTokens implements ConfigSourceFactory {
    static final String ISSUER = "OIDC_ISSUER_URL";
    /** Below {@code application.properties}, which has 250. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue issuer = context.getValue(ISSUER);
        boolean named = issuer != null && issuer.getValue() != null && !issuer.getValue().isBlank();
        return List.of(new PropertiesConfigSource(Map.of("quarkus.oidc.tenant-enabled", Boolean.toString(named)), "OpenID tokens", ORDINAL));
    }
}

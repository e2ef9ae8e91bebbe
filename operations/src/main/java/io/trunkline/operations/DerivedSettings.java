package io.trunkline.operations;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of Quarkus that follow from our own environment variables. A service's own properties go before these. */
abstract class DerivedSettings implements ConfigSourceFactory {
    /** Below a service's {@code application.properties}, which has 250. */
    private static final int ORDINAL = 240;

    /** @param variables an environment variable's value, empty if it is absent or blank */
    abstract Map<String, String> from(Function<String, Optional<String>> variables);

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return List.of(new PropertiesConfigSource(from(name -> value(context, name)), getClass().getSimpleName(), ORDINAL));
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name)).map(ConfigValue::getRawValue).filter(value -> !value.isBlank());
    }

    /** @return {@code text} as a setting's value that stands for itself: a dollar in it begins no reference */
    static String literally(String text) {
        return text.replace("$", "\\$");
    }
}

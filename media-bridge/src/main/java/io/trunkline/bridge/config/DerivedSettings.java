package io.trunkline.bridge.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.trunkline.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of the platform that follow from ours: which partition of {@code tool-results} is read. */
public final class DerivedSettings implements ConfigSourceFactory {
    private static final int ORDINAL = 240;
    /** An offset of -1: the end. No committed offset is asked for, which would wait for the group's coordinator. */
    private static final String FROM_NOW_ON = ":-1";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> derived = new HashMap<>();
        String bridge = value(context, "trunkline.bridge-id");
        if (bridge != null) {
            derived.put("mp.messaging.incoming.tool-results.assign-seek", Topics.TOOL_RESULTS + ":" + ReplyPartition.of(bridge) + FROM_NOW_ON);
        }
        return List.of(new PropertiesConfigSource(derived, "derived settings", ORDINAL));
    }

    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }
}

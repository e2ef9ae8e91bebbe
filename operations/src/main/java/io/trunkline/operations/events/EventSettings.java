package io.trunkline.operations.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many events may wait where. */
@ConfigMapping(prefix = "trunkline.events")
public interface EventSettings {

    /** In this process, for Kafka or Redis; further ones are dropped and counted. */
    @WithDefault("10000")
    int buffer();

    /** In Redis while Kafka is away, of all processes; further ones are dropped and counted. */
    @WithDefault("200000")
    int kept();

    /** In Redis, of one call. */
    @WithDefault("2000")
    int keptOfACall();
}

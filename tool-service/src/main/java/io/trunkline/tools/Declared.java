package io.trunkline.tools;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.Startup;
import io.trunkline.catalog.Catalog;
import io.trunkline.operations.RedisClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service is given: the catalog it runs by, read once at start, and the clock by which bridges set deadlines. */
public class Declared {

    /** Fails the start with every problem of the files when they can't be used. */
    @Produces
    @Singleton
    @Startup
    Catalog catalog(@ConfigProperty(name = "trunkline.config-dir") Path directory) {
        return Catalog.load(directory).orThrow();
    }

    @Produces
    @Singleton
    Clock clock(RedisDataSource redis) {
        return new RedisClock(redis, Clock.systemUTC());
    }
}

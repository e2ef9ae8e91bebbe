package io.trunkline.bridge.config;

import io.quarkus.runtime.Startup;
import io.trunkline.catalog.Catalog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The lines, tools and voice agents of this process, read once at start; what is wrong in the files ends the process. */
@Singleton
public class Declared {

    @Produces
    @Singleton
    @Startup
    Catalog catalog(BridgeConfig config) {
        return Catalog.load(config.configDir()).orThrow();
    }
}

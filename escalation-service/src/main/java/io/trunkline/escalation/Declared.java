package io.trunkline.escalation;

import io.quarkus.runtime.Startup;
import io.trunkline.catalog.Catalog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service is given: the catalog it runs by, read once at start, and the wall clock. */
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
    Clock clock() {
        return Clock.systemUTC();
    }
}

package io.trunkline.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.Loaded;
import io.trunkline.gateway.config.Environment;
import io.trunkline.operations.RequiredEnvironment;
import java.nio.file.Path;
import java.util.List;

/** Starts the gateway, or ends at once with a plain message when its configuration can't work. */
@QuarkusMain
public class GatewayMain {

    public static void main(String... args) {
        Environment.REQUIRED.orExit();
        exitOn(Environment.problems(System.getenv()));
        Path directory = Path.of(System.getenv().getOrDefault("CONFIG_DIR", "config"));
        if (Catalog.load(directory) instanceof Loaded.Invalid invalid) {
            exitOn(invalid.problems());
        }
        Quarkus.run(args);
    }

    private static void exitOn(List<?> problems) {
        if (!problems.isEmpty()) {
            System.err.println("ingress-gateway can't start:");
            problems.forEach(problem -> System.err.println("  " + problem));
            System.exit(RequiredEnvironment.EXIT_CODE);
        }
    }
}

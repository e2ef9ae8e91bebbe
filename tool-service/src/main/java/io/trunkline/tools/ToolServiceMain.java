package io.trunkline.tools;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.trunkline.operations.RequiredEnvironment;

/** Checks the environment, then starts the service. */
@QuarkusMain
public class ToolServiceMain {
    public static void main(String... arguments) {
        RequiredEnvironment.of("tool-service")
                .need("KAFKA_BOOTSTRAP_SERVERS", "host:port of Kafka, several separated by commas")
                .need("REDIS_URL", "redis://host:port")
                .need("CRM_URL", "http base of the CRM that tools.yaml asks")
                .orExit();
        Quarkus.run(arguments);
    }
}

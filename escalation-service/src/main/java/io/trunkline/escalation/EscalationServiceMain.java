package io.trunkline.escalation;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.trunkline.operations.RequiredEnvironment;
import java.util.List;

/** Checks the environment, then starts the service. */
@QuarkusMain
public class EscalationServiceMain {
    public static void main(String... arguments) {
        RequiredEnvironment.of("escalation-service")
                .need("KAFKA_BOOTSTRAP_SERVERS", "host:port of Kafka, several separated by commas")
                .need("REDIS_URL", "redis://host:port")
                .need("CRM_URL", "http base of the CRM that interactions are logged to")
                .need("GATEWAY_INTERNAL_URL", "http base of the gateway's internal port")
                .needSecret("INTERNAL_TOKEN", "the secret the internal ports share, at least 16 characters")
                .needOneOf(List.of("DESK_API_KEY", "OIDC_ISSUER_URL"), "who may read hand-overs: keys of at least 16 characters, or an OpenID provider")
                .maySecret("DESK_API_KEY").maySecret("SUPERVISOR_API_KEY").maySecret("ADMIN_API_KEY")
                .orExit();
        Quarkus.run(arguments);
    }
}

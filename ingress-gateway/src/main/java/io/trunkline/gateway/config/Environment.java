package io.trunkline.gateway.config;

import io.trunkline.operations.RequiredEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the gateway needs of its environment; documented in {@code docs/configuration.md}. Pure. */
public final class Environment {
    public static final RequiredEnvironment REQUIRED = RequiredEnvironment.of("ingress-gateway")
            .need("KAFKA_BOOTSTRAP_SERVERS", "host:port of Kafka")
            .need("REDIS_URL", "such as redis://host:6379")
            .need("PUBLIC_URL", "https base the carrier reaches this gateway under; webhook signatures are checked over it")
            .needSecret("INTERNAL_TOKEN", "secret shared by our services for their internal ports, at least 16 characters")
            .needSecret("STREAM_TOKEN_SECRET", "signs the one-time stream tokens, at least 16 characters, the same for all bridges")
            .need("TWILIO_ACCOUNT_SID", "AC… of the account whose calls are taken")
            .need("TWILIO_AUTH_TOKEN", "its primary auth token: signs webhooks");

    /** @return what is wrong with values that are there, in words for the operator */
    public static List<String> problems(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        if (!environment.getOrDefault("PUBLIC_URL", "").matches("https?://[^\\s/?#]+[^\\s?#]*")) {
            problems.add("PUBLIC_URL must be a base such as https://gateway.example.com, without a query");
        }
        try {
            SessionLimits.parse(environment.getOrDefault("TRUNKLINE_ADMISSION_SESSIONS", ""));
        } catch (IllegalArgumentException e) {
            problems.add("TRUNKLINE_ADMISSION_SESSIONS: " + e.getMessage());
        }
        return List.copyOf(problems);
    }

    private Environment() {
    }
}

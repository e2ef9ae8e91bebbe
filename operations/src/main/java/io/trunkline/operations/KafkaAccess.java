package io.trunkline.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How Kafka is spoken to when it wants TLS, or to know who we are: {@value #USERNAME} and {@value #PASSWORD} become what its clients call
 * a JAAS configuration. By SCRAM-SHA-512 over TLS, unless {@value #MECHANISM} or {@value #PROTOCOL} say otherwise. Any other setting of
 * Kafka's clients may be given as a variable too: {@code KAFKA_} and its name, underscores for dots.
 */
public final class KafkaAccess extends DerivedSettings {
    static final String PROTOCOL = "KAFKA_SECURITY_PROTOCOL";
    static final String MECHANISM = "KAFKA_SASL_MECHANISM";
    static final String USERNAME = "KAFKA_SASL_USERNAME";
    static final String PASSWORD = "KAFKA_SASL_PASSWORD";
    private static final Set<String> PROTOCOLS = Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
    private static final Map<String, String> MODULES = Map.of("PLAIN", "plain.PlainLoginModule", "SCRAM-SHA-256", "scram.ScramLoginModule",
            "SCRAM-SHA-512", "scram.ScramLoginModule");
    private static final String DEFAULT_MECHANISM = "SCRAM-SHA-512";

    @Override
    Map<String, String> from(Function<String, Optional<String>> variables) {
        Map<String, String> derived = new HashMap<>();
        variables.apply(PROTOCOL).ifPresent(protocol -> derived.put("kafka.security.protocol", protocol));
        variables.apply(USERNAME).ifPresent(username -> {
            String mechanism = variables.apply(MECHANISM).orElse(DEFAULT_MECHANISM);
            derived.putIfAbsent("kafka.security.protocol", "SASL_SSL");
            derived.put("kafka.sasl.mechanism", mechanism);
            derived.put("kafka.sasl.jaas.config", literally(login(mechanism, username, variables.apply(PASSWORD).orElse(""))));
        });
        return derived;
    }

    private static String login(String mechanism, String username, String password) {
        return "org.apache.kafka.common.security." + MODULES.getOrDefault(mechanism, MODULES.get(DEFAULT_MECHANISM)) + " required username=" + quoted(username)
                + " password=" + quoted(password) + ";";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** @return what can't work, in words for the operator; no values of secrets */
    static List<String> problems(Function<String, Optional<String>> variables) {
        List<String> problems = new ArrayList<>();
        variables.apply(PROTOCOL).filter(protocol -> !PROTOCOLS.contains(protocol))
                .ifPresent(protocol -> problems.add(PROTOCOL + " must be PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"));
        if (variables.apply(USERNAME).isPresent() != variables.apply(PASSWORD).isPresent()) {
            problems.add(USERNAME + " and " + PASSWORD + " must be set together");
        }
        variables.apply(USERNAME).flatMap(username -> variables.apply(MECHANISM)).filter(mechanism -> !MODULES.containsKey(mechanism))
                .ifPresent(mechanism -> problems.add(MECHANISM + " must be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512; for others set KAFKA_SASL_JAAS_CONFIG in place of " + USERNAME));
        return problems;
    }
}

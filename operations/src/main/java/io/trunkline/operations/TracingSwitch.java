package io.trunkline.operations;

import java.util.Map;

/**
 * Switches tracing off when nobody receives it: the exporter would warn at every batch. It must be the SDK as a whole,
 * since Quarkus fixes whether there is an exporter when a service is built.
 */
public final class TracingSwitch {
    static final String RECEIVER = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String SDK_DISABLED = "quarkus.otel.sdk.disabled";

    /** To be called in {@code main}, before Quarkus reads its configuration. */
    public static void offWithoutReceiver() {
        if (!hasReceiver(System.getenv())) {
            System.setProperty(SDK_DISABLED, "true");
        }
    }

    static boolean hasReceiver(Map<String, String> environment) {
        return !environment.getOrDefault(RECEIVER, "").isBlank();
    }

    private TracingSwitch() {
    }
}

package io.trunkline.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Asks Kafka whether it is there and takes us, by the settings that all the process's Kafka clients have. */
final class KafkaProbe {
    private final Map<String, Object> settings;

    /**
     * @param kafka   the process's settings, without the {@code kafka.} before them; what an admin client doesn't know is left out
     * @param timeout of one question
     */
    KafkaProbe(Map<String, Object> kafka, Duration timeout) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    }

    /** @return who is asked: hosts and ports */
    String servers() {
        return String.valueOf(settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Blocks for a few seconds at most. @return why Kafka can't be used, in words for the operator; empty: it can */
    Optional<String> trouble() {
        long timeout = ((Integer) settings.get(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG)).longValue();
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get(timeout + 500, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("asked no further: the process ends");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Optional.of(Reasons.of(e));
        }
    }
}

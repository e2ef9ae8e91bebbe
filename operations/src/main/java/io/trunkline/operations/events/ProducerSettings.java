package io.trunkline.operations.events;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How a service's producer is set up: what the process's {@code kafka.…} settings say (servers, TLS, SASL and anything else that a
 * producer knows) before our own defaults; but nobody is asked whether records arrive once, in order and for good.
 */
final class ProducerSettings {
    private static final Map<String, Object> DEFAULTS = Map.of(
            // the publisher hands over what came together within a millisecond: one request a broker for it
            ProducerConfig.LINGER_MS_CONFIG, "2",
            // so long events are in memory alone when Kafka goes away; then they are kept in Redis
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "6000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000",
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
    private static final Map<String, Object> FIXED = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            // of several at once, the second could be the first that a new topic's leader takes, and the first be refused for good
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");

    private final Map<String, Object> settings = new HashMap<>(DEFAULTS);

    /**
     * @param clientId what Kafka's logs know the producer by
     * @param kafka the process's settings, without the {@code kafka.} before them; what no producer knows is left out
     */
    ProducerSettings(String clientId, Map<String, Object> kafka) {
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.putAll(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.putAll(FIXED);
    }

    Map<String, Object> all() {
        return Map.copyOf(settings);
    }

    /** @throws org.apache.kafka.common.KafkaException if no server's name can be resolved, for one */
    Producer<String, byte[]> connect() {
        return new KafkaProducer<>(all(), new StringSerializer(), new ByteArraySerializer());
    }
}

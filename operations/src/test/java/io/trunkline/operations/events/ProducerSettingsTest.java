package io.trunkline.operations.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

    @Test
    void takesServersAndSecurityFromTheProcessAndNothingThatWouldLoseRecords() {
        Map<String, Object> settings = new ProducerSettings("test", Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN",
                "linger.ms", "5", "acks", "0", "enable.idempotence", "false", "group.id", "media-bridge")).all();

        assertThat(settings).containsEntry("bootstrap.servers", "kafka:9092").containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN").containsEntry("linger.ms", "5").containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true").doesNotContainKey("group.id");
    }
}

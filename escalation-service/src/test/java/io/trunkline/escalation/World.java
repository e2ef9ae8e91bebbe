package io.trunkline.escalation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trunkline.lab.crm.CrmSeed;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/** Real Kafka, Redis and CRM around the service under test, and a gateway that notes what it is asked. */
public class World implements QuarkusTestResourceLifecycleManager {
    private LabKafka kafka;
    private LabRedis redis;
    private LabCrm crm;
    private NotingGateway gateway;

    @Override
    public Map<String, String> start() {
        try {
            gateway = NotingGateway.start();
        } catch (IOException e) {
            throw new IllegalStateException("no port for the gateway", e);
        }
        kafka = LabKafka.start(0, LabTopics.ALL);
        redis = LabRedis.start(0);
        crm = LabCrm.start(0, "crm-secret", CrmSeed.demo(LocalDate.of(2026, 11, 21)));
        return Map.ofEntries(Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                Map.entry("quarkus.redis.hosts", redis.url().toString()), Map.entry("quarkus.rest-client.crm.url", crm.base().toString()),
                Map.entry("quarkus.rest-client.gateway.url", gateway.base()), Map.entry("trunkline.crm-token", "crm-secret"),
                Map.entry("trunkline.internal-token", NotingGateway.TOKEN), Map.entry("trunkline.config-dir", "../config"),
                Map.entry("trunkline.announce-timeout", "3s"), Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.otel.sdk.disabled", "false"));
    }

    @Override
    public void stop() {
        crm.close();
        redis.close();
        kafka.close();
        gateway.close();
    }
}

package io.trunkline.tools;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trunkline.lab.crm.CrmSeed;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import java.time.LocalDate;
import java.util.Map;

/** Real Kafka, Redis and CRM around the service under test. */
public class World implements QuarkusTestResourceLifecycleManager {
    private LabKafka kafka;
    private LabRedis redis;
    private LabCrm crm;

    @Override
    public Map<String, String> start() {
        kafka = LabKafka.start(0, LabTopics.ALL);
        redis = LabRedis.start(0);
        crm = LabCrm.start(0, "crm-secret", CrmSeed.demo(LocalDate.of(2026, 11, 21)));
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(), "quarkus.redis.hosts", redis.url().toString(),
                "CRM_URL", crm.base().toString(), "CRM_TOKEN", "crm-secret", "trunkline.config-dir", "../config",
                "quarkus.http.test-port", "0", "quarkus.otel.sdk.disabled", "false");
    }

    @Override
    public void stop() {
        crm.close();
        redis.close();
        kafka.close();
    }
}

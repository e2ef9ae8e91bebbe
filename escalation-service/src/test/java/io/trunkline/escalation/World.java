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
    public static final String AGENT_KEY = "agent-key-of-the-tests";
    public static final String AGENTS_NEXT_KEY = "next-key-of-the-agents";
    public static final String SUPERVISOR_KEY = "supervisor-key-of-the-tests";
    public static final String ADMIN_KEY = "admin-key-of-the-tests";

    private LabKafka kafka;
    private LabRedis redis;
    private LabCrm crm;
    private NotingGateway gateway;
    private FakeOpenId openId;

    @Override
    public Map<String, String> start() {
        try {
            gateway = NotingGateway.start();
        } catch (IOException e) {
            throw new IllegalStateException("no port for the gateway", e);
        }
        openId = FakeOpenId.start();
        kafka = LabKafka.start(0, LabTopics.ALL);
        redis = LabRedis.start(0);
        crm = LabCrm.start(0, "crm-secret", CrmSeed.demo(LocalDate.of(2026, 11, 21)));
        return Map.ofEntries(Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                Map.entry("quarkus.redis.hosts", redis.url().toString()), Map.entry("quarkus.rest-client.crm.url", crm.base().toString()),
                Map.entry("quarkus.rest-client.gateway.url", gateway.base()), Map.entry("trunkline.crm-token", "crm-secret"),
                Map.entry("trunkline.internal-token", NotingGateway.TOKEN), Map.entry("trunkline.config-dir", "../config"),
                Map.entry("trunkline.announce-timeout", "3s"),
                Map.entry("trunkline.desk.agent-keys", AGENT_KEY + "," + AGENTS_NEXT_KEY), Map.entry("trunkline.desk.supervisor-keys", SUPERVISOR_KEY),
                Map.entry("trunkline.desk.admin-keys", ADMIN_KEY), Map.entry("OIDC_ISSUER_URL", openId.issuer()), Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.otel.sdk.disabled", "false"));
    }

    @Override
    public void stop() {
        crm.close();
        redis.close();
        kafka.close();
        gateway.close();
        openId.close();
    }
}

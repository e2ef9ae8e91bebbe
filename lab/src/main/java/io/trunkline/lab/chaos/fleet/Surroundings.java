package io.trunkline.lab.chaos.fleet;

import io.trunkline.lab.chaos.fault.FaultProxy;
import io.trunkline.lab.chaos.model.ScriptedModel;
import io.trunkline.lab.crm.CrmSeed;
import io.trunkline.lab.crm.Customer;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.crm.Order;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import io.trunkline.lab.run.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the services need: Kafka, Redis, CRM and model, the last three behind proxies. */
final class Surroundings implements AutoCloseable {

    private static final String CUSTOMER = "C-CHAOS";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    final LabKafka kafka;
    final LabCrm crm;
    final ScriptedModel model;
    final FaultProxy redisDoor;
    final FaultProxy crmDoor;
    final FaultProxy modelDoor;

    Surroundings(Ports ports, String crmToken) {
        started.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        LabRedis redis = started(LabRedis.start(0));
        redisDoor = door(ports.redis(), redis.port());
        crm = started(LabCrm.start(0, crmToken, CrmSeed.EMPTY));
        crm.put(new Customer(CUSTOMER, "Tone Caller", "tone@example.com", "", List.of()));
        crmDoor = door(ports.crm(), crm.base().getPort());
        model = started(ScriptedModel.start(vertx, this::order));
        modelDoor = door(ports.model(), model.port());
        kafka = started(LabKafka.start(ports.kafka(), LabTopics.ALL));
    }

    FaultProxy door(int port, int... servers) {
        return started(FaultProxy.start(vertx, port, servers));
    }

    <T extends AutoCloseable> T started(T one) {
        started.push(one);
        return one;
    }

    private void order(String id) {
        crm.put(new Order(id, CUSTOMER, "shipped", "FedEx", "2026-03-18", "1", "today"));
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable one = started.pop();
            try {
                one.close();
            } catch (Exception e) {
                System.err.println(one.getClass().getSimpleName() + " did not stop cleanly: " + e.getMessage());
            }
        }
    }
}

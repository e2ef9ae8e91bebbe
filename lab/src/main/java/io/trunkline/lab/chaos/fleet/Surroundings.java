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
import java.util.Optional;

/** What the services need: Kafka, Redis, CRM and model; the CRM behind a proxy, Redis and model where the plan needs it. */
final class Surroundings implements AutoCloseable {

    private static final String CUSTOMER = "C-CHAOS";
    /** One for the model and each proxy: what goes to Redis must not wait behind audio. */
    private static final int LOOPS = 6;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    final LabKafka kafka;
    final LabCrm crm;
    final ScriptedModel model;
    final Optional<FaultProxy> redisDoor;
    final FaultProxy crmDoor;
    final Optional<FaultProxy> modelDoor;

    Surroundings(Ports ports, String crmToken, Plan plan) {
        started.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        boolean ofRedis = plan.needs(Need.REDIS_DOOR);
        LabRedis redis = started(LabRedis.start(ofRedis ? 0 : ports.redis()));
        redisDoor = ofRedis ? Optional.of(door(ports.redis(), redis.port())) : Optional.empty();
        crm = started(LabCrm.start(0, crmToken, CrmSeed.EMPTY));
        crm.put(new Customer(CUSTOMER, "Tone Caller", "tone@example.com", "", List.of()));
        crmDoor = door(ports.crm(), crm.base().getPort());
        boolean ofModel = plan.needs(Need.MODEL_DOOR);
        model = started(ScriptedModel.start(vertx, ofModel ? 0 : ports.model(), this::order));
        modelDoor = ofModel ? Optional.of(door(ports.model(), model.port())) : Optional.empty();
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

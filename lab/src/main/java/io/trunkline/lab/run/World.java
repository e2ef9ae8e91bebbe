package io.trunkline.lab.run;

import io.trunkline.lab.carrier.Carrier;
import io.trunkline.lab.carrier.CarrierConfig;
import io.trunkline.lab.carrier.CarrierNumber;
import io.trunkline.lab.carrier.LineVoice;
import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.crm.CrmSeed;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import io.trunkline.lab.trace.CallTraces;
import io.trunkline.lab.trace.TraceReceiver;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Everything around the services, in this JVM: Redis, Kafka, the CRM and the carrier. */
final class World implements AutoCloseable {

    private static final List<String> NUMBERS = List.of("+18005551234", "+18005551235");
    private static final String LOOPBACK = "127.0.0.1:";
    private static final int TRACES_KEPT = 300;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CallTraces traces = new CallTraces(TRACES_KEPT);
    private LabCrm crm;
    private Carrier carrier;
    private String kafkaServers;

    /** How a carrier is started. */
    @FunctionalInterface
    interface CarrierStart {
        Carrier start(CarrierConfig config, LineVoice voice);
    }

    /** Starts all of it; on failure nothing is left running. */
    static World start(Ports ports, Account account, CarrierStart carriers, LineVoice voice) {
        var world = new World();
        try {
            world.begin(ports, account, carriers, voice);
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private void begin(Ports ports, Account account, CarrierStart carriers, LineVoice voice) {
        started.push(TraceReceiver.start(ports.traces(), traces));
        started.push(LabRedis.start(ports.redis()));
        crm = LabCrm.start(ports.crm(), account.crmToken(), CrmSeed.demo(LocalDate.now()));
        started.push(crm);
        LabKafka kafka = LabKafka.start(ports.kafka(), LabTopics.ALL);
        started.push(kafka);
        kafkaServers = kafka.bootstrapServers();
        List<CarrierNumber> numbers = NUMBERS.stream().map(n -> CarrierNumber.on(account.publicUrl(), n)).toList();
        carrier = carriers.start(CarrierConfig.of(account.accountSid(), account.authToken()).withApiPort(ports.carrierApi())
                .withNumbers(numbers).withRoutes(routes(ports, account)), voice);
        started.push(carrier);
    }

    /** Public addresses that are in truth on this machine. */
    private static RouteTable routes(Ports ports, Account account) {
        String bridge0 = base(account.bridgeUrl("bridge-0"));
        String bridge1 = base(account.bridgeUrl("bridge-1"));
        return bridge0.equals(bridge1)
                ? new RouteTable(Map.of(account.publicUrl(), "http://" + LOOPBACK + ports.gateway()))
                : new RouteTable(Map.of(account.publicUrl(), "http://" + LOOPBACK + ports.gateway(),
                        bridge0, "ws://" + LOOPBACK + ports.bridge0(), bridge1, "ws://" + LOOPBACK + ports.bridge1()));
    }

    private static String base(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    LabCrm crm() {
        return crm;
    }

    Carrier carrier() {
        return carrier;
    }

    CallTraces traces() {
        return traces;
    }

    String kafkaServers() {
        return kafkaServers;
    }

    /** Stops all that was started, the last one first. */
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

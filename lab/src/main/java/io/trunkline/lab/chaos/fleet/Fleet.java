package io.trunkline.lab.chaos.fleet;

import io.trunkline.lab.carrier.Carrier;
import io.trunkline.lab.carrier.CarrierConfig;
import io.trunkline.lab.carrier.CarrierNumber;
import io.trunkline.lab.carrier.LabCarrier;
import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.chaos.caller.SentenceVoice;
import io.trunkline.lab.chaos.fault.FaultProxy;
import io.trunkline.lab.chaos.model.ScriptedModel;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.run.Account;
import io.trunkline.lab.run.EventFeed;
import io.trunkline.lab.run.Ports;
import io.trunkline.lab.run.Progress;
import io.trunkline.lab.run.ServiceProcess;
import io.trunkline.lab.run.ServiceSpec;
import io.trunkline.lab.run.ServiceSpecs;
import io.trunkline.lab.run.Services;
import io.trunkline.lab.run.StartFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two gateways behind a balancer, three bridges, tool and escalation service, and their world. Any free ports. For one thread; {@link #close} for any. */
public final class Fleet implements AutoCloseable {

    /** The number that callers dial. */
    public static final String LINE = "+18005551234";
    /** One whose callers are served while Redis is away. */
    public static final String LINE_WITHOUT_CONTEXT = "+18005551261";
    /** One whose callers hold, may be called back, and may leave a message; its department for bills is behind key 1. */
    public static final String LINE_WITH_OVERFLOW = "+18005551262";
    /** Names of the bridges. */
    public static final List<String> BRIDGES = List.of("bridge-0", "bridge-1", "bridge-2");
    /** Names of the gateways. */
    public static final List<String> GATEWAYS = List.of("gateway-0", "gateway-1");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Plan plan;
    private final Ports ports = Ports.free();
    private final FleetSpecs specs;
    private final Services services;
    private final Map<String, FaultProxy> streamDoors = new HashMap<>();
    private Surroundings around;
    private EventFeed feed;
    private Carrier carrier;
    private boolean closed;

    private Fleet(Plan plan) {
        this.plan = plan;
        this.specs = new FleetSpecs(new ServiceSpecs(plan.root(), ports, Account.of(Map.of())).others(), plan);
        this.services = new Services(plan.output().resolve("logs"));
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws StartFailed when it can't be; nothing is left running then
     */
    public static Fleet start(Plan plan, Progress progress) throws StartFailed {
        var fleet = new Fleet(plan);
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "fleet-close"));
        try {
            fleet.begin(progress);
            return fleet;
        } catch (StartFailed | RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void begin(Progress progress) throws StartFailed {
        around = new Surroundings(ports, specs.setting("CRM_TOKEN"), plan);
        around.door(ports.gateway(), specs.gatewayPorts());
        around.door(ports.gatewayInternal(), specs.gatewayInternalPorts());
        services.start(specs.all());
        feed = EventFeed.watch(around.kafka.bootstrapServers());
        carrier = LabCarrier.start(CarrierConfig.of(specs.setting("TWILIO_ACCOUNT_SID"), specs.setting("TWILIO_AUTH_TOKEN")).withApiPort(ports.carrierApi())
                .withNumbers(Stream.of(LINE, LINE_WITHOUT_CONTEXT, LINE_WITH_OVERFLOW).map(number -> CarrierNumber.on(specs.setting("PUBLIC_URL"), number)).toList()).withRoutes(new RouteTable(routes())), new SentenceVoice());
        services.awaitReady(PATIENCE, progress);
    }

    private Map<String, String> routes() {
        var routes = new HashMap<>(Map.of(specs.setting("PUBLIC_URL"), "http://127.0.0.1:" + ports.gateway()));
        for (ServiceSpec bridge : specs.bridges()) {
            int port = plan.needs(Need.STREAM_DOORS) ? streamDoors.computeIfAbsent(bridge.name(), name -> around.door(0, bridge.port())).port() : bridge.port();
            routes.put(bridge.environment().get("BRIDGE_PUBLIC_URL"), "ws://127.0.0.1:" + port);
        }
        return routes;
    }

    public Plan plan() {
        return plan;
    }

    public Carrier carrier() {
        return carrier;
    }

    public EventFeed events() {
        return feed;
    }

    public LabKafka kafka() {
        return around.kafka;
    }

    public LabCrm crm() {
        return around.crm;
    }

    public ScriptedModel model() {
        return around.model;
    }

    /** Between the services and Redis; only if planned for. */
    public FaultProxy redisDoor() {
        return around.redisDoor.orElseThrow();
    }

    /** Between tool and escalation service and the CRM. */
    public FaultProxy crmDoor() {
        return around.crmDoor;
    }

    /** Between the bridges and the model; only if planned for. */
    public FaultProxy modelDoor() {
        return around.modelDoor.orElseThrow();
    }

    /** Between the carrier and this bridge; only if planned for. */
    public FaultProxy streamDoor(String bridge) {
        return streamDoors.get(bridge);
    }

    /** {@code kill -9}. */
    public void kill(String name) {
        services.named(name).handle().destroyForcibly();
    }

    /** SIGTERM. */
    public void terminate(String name) {
        services.named(name).handle().destroy();
    }

    /** Whether it is gone within that time. */
    public boolean endsWithin(String name, Duration patience) {
        return services.named(name).endsWithin(patience);
    }

    /** Starts again what has ended, and waits until all are ready. */
    public void repair() throws StartFailed {
        for (ServiceProcess service : services.all()) {
            if (!service.alive()) {
                services.startAgain(service.name());
            }
        }
        services.awaitReady(PATIENCE, Progress.NONE);
    }

    /** Names of services that are gone. */
    public List<String> gone() {
        return services.all().stream().filter(service -> !service.alive()).map(ServiceProcess::name).toList();
    }

    /** Ends every process and stops the world. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (carrier != null) {
            carrier.close();
        }
        if (feed != null) {
            feed.close();
        }
        services.close();
        if (around != null) {
            around.close();
        }
    }
}

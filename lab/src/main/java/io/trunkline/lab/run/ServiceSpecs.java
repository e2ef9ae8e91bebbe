package io.trunkline.lab.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services of the embedded system with their environment, as {@code docs/configuration.md} describes it. */
public final class ServiceSpecs {

    private static final String LOOPBACK = "http://127.0.0.1:";
    private final Path root;
    private final Ports ports;
    private final Account account;
    private final Map<String, String> shared;

    /**
     * @param root    the repository
     * @param account secrets and addresses of this run
     */
    public ServiceSpecs(Path root, Ports ports, Account account) {
        this.root = root;
        this.ports = ports;
        this.account = account;
        this.shared = shared();
    }

    /** The model's server, which takes longest and needs nobody; none when a real model is used. */
    List<ServiceSpec> first() {
        return account.localModel() ? List.of(spec("local-realtime", "local-realtime", ports.model(), 512, account.modelDoors())) : List.of();
    }

    /** All of them. */
    List<ServiceSpec> all() {
        return Stream.concat(first().stream(), others().stream()).toList();
    }

    /** Everything that talks to Kafka and Redis. */
    public List<ServiceSpec> others() {
        var specs = new ArrayList<ServiceSpec>();
        // a laptop's first call meets cold JVMs that all start at once: more patience than in production
        specs.add(spec("ingress-gateway", "ingress-gateway", ports.gateway(), 160, Map.of(
                "INTERNAL_PORT", text(ports.gatewayInternal()), "TRUNKLINE_PLACEMENT_BRIDGE_TIMEOUT", "5s",
                // the same few numbers call by the hundred
                "TRUNKLINE_LIMITS_CALLS_PER_NUMBER", "0")));
        specs.add(bridge(0, ports.bridge0(), ports.bridge0Internal()));
        specs.add(bridge(1, ports.bridge1(), ports.bridge1Internal()));
        specs.add(spec("tool-service", "tool-service", ports.tools(), 160, Map.of()));
        specs.add(spec("escalation-service", "escalation-service", ports.escalation(), 160, Map.of()));
        return specs;
    }

    private ServiceSpec bridge(int number, int port, int internalPort) {
        String id = "bridge-" + number;
        var own = new HashMap<>(account.callRecords());
        own.putAll(Map.of(
                "BRIDGE_ID", id,
                "BRIDGE_PUBLIC_URL", account.bridgeUrl(id),
                "BRIDGE_INTERNAL_URL", LOOPBACK + internalPort,
                "INTERNAL_PORT", text(internalPort),
                "BRIDGE_CAPACITY", "20",
                // who stops a laptop's system doesn't wait for its calls
                "DRAIN_GRACE", "0s", "DRAIN_LIMIT", "1s"));
        return spec("media-bridge-" + number, "media-bridge", port, 192, own);
    }

    private ServiceSpec spec(String name, String module, int port, int heapMb, Map<String, String> own) {
        var environment = new HashMap<>(shared);
        environment.put("HTTP_PORT", text(port));
        environment.putAll(own);
        return new ServiceSpec(name, root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"),
                List.of("-Xmx" + heapMb + "m"), environment, port);
    }

    private Map<String, String> shared() {
        var all = new HashMap<String, String>();
        all.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        all.put("REDIS_URL", "redis://127.0.0.1:" + ports.redis());
        all.put("PUBLIC_URL", account.publicUrl());
        all.put("GATEWAY_INTERNAL_URL", LOOPBACK + ports.gatewayInternal());
        all.put("INTERNAL_TOKEN", account.internalToken());
        all.put("STREAM_TOKEN_SECRET", account.streamTokenSecret());
        all.put(Account.DESK_KEY, account.deskKey());
        all.put(Account.ADMIN_KEY, account.adminKey());
        all.put("CRM_URL", LOOPBACK + ports.crm());
        all.put("CRM_TOKEN", account.crmToken());
        all.put("TWILIO_ACCOUNT_SID", account.accountSid());
        all.put("TWILIO_AUTH_TOKEN", account.authToken());
        account.workflowSid().ifPresent(sid -> all.put("TWILIO_WORKFLOW_SID", sid));
        if (!account.realCarrier()) {
            all.put("TWILIO_API_URL", account.carrierApi().orElse(LOOPBACK + ports.carrierApi()));
        }
        all.put("OPENAI_API_KEY", account.modelKey());
        all.put("OPENAI_REALTIME_URL", account.modelUrl().orElse("ws://127.0.0.1:" + ports.model() + "/v1/realtime"));
        all.put("OPENAI_MODEL", account.model());
        all.put("OTEL_EXPORTER_OTLP_ENDPOINT", account.traceEndpoint().orElse(LOOPBACK + ports.traces()));
        // a developer reads the trace as soon as the call is over
        all.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "500ms");
        all.put("CONFIG_DIR", root.resolve("config").toString());
        return all;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}

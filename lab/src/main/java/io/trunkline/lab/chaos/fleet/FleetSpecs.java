package io.trunkline.lab.chaos.fleet;

import io.trunkline.lab.chaos.clock.ClockAgent;
import io.trunkline.lab.infra.FreePorts;
import io.trunkline.lab.run.ServiceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The services of a fleet: those of the embedded system, with more gateways and bridges. */
final class FleetSpecs {

    /** Services that do little aren't worth a second compiler beside everything else on one machine. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    /** As the chart starts bridges. */
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

    /** Not every system's JVM knows of large pages. */
    private static final String WHERE_KNOWN = "-XX:+IgnoreUnrecognizedVMOptions";

    /** Longer than a stream's token or a tool's deadline. */
    private static final Duration OFF = Duration.ofMinutes(2);

    private final List<ServiceSpec> gateways = new ArrayList<>();
    private final List<ServiceSpec> bridges = new ArrayList<>();
    private final List<ServiceSpec> others;
    private final String config;

    /** @param embedded the services of the embedded system */
    FleetSpecs(List<ServiceSpec> embedded, Plan plan) {
        config = FleetConfig.write(plan.root().resolve("config"), plan.output().resolve("config")).toString();
        for (String name : Fleet.GATEWAYS) {
            int[] free = FreePorts.take(2);
            gateways.add(named(embedded, "ingress-gateway").as(name, free[0], quiet(Map.of("INTERNAL_PORT", Integer.toString(free[1])))).with(QUICK));
        }
        for (String name : Fleet.BRIDGES) {
            bridges.add(bridge(named(embedded, "media-bridge-0"), name, plan));
        }
        if (plan.needs(Need.WRONG_CLOCKS)) {
            gateways.replaceAll(spec -> spec.name().equals(Fleet.GATEWAYS.getLast()) ? wrong(spec, plan, OFF.negated()) : spec);
            bridges.replaceAll(spec -> spec.name().equals(Fleet.BRIDGES.getLast()) ? wrong(spec, plan, OFF) : spec);
        }
        others = embedded.stream().filter(spec -> spec.name().equals("tool-service") || spec.name().equals("escalation-service"))
                .map(spec -> spec.as(spec.name(), spec.port(), quiet(Map.of())).with(QUICK))
                .map(spec -> plan.needs(Need.WRONG_CLOCKS) && spec.name().equals("tool-service") ? wrong(spec, plan, OFF) : spec).toList();
    }

    private static ServiceSpec wrong(ServiceSpec spec, Plan plan, Duration ahead) {
        return spec.with(ClockAgent.option(plan.output(), ahead));
    }

    private ServiceSpec bridge(ServiceSpec first, String name, Plan plan) {
        int[] free = FreePorts.take(2);
        var own = new HashMap<>(plan.ofBridges());
        own.putAll(Map.of(
                "BRIDGE_ID", name,
                "BRIDGE_PUBLIC_URL", first.environment().get("BRIDGE_PUBLIC_URL").replace(first.environment().get("BRIDGE_ID"), name),
                "BRIDGE_INTERNAL_URL", "http://127.0.0.1:" + free[1],
                "INTERNAL_PORT", Integer.toString(free[1])));
        return first.as(name, free[0], quiet(own)).with(WHERE_KNOWN).with(LARGE_PAGES);
    }

    /** With the scenarios' lines; nobody looks at traces here. */
    private Map<String, String> quiet(Map<String, String> own) {
        var all = new HashMap<>(own);
        all.put("QUARKUS_OTEL_SDK_DISABLED", "true");
        all.put("CONFIG_DIR", config);
        return all;
    }

    private static ServiceSpec named(List<ServiceSpec> specs, String name) {
        return specs.stream().filter(spec -> spec.name().equals(name)).findFirst().orElseThrow();
    }

    /** All of them, in the order in which they are started. */
    List<ServiceSpec> all() {
        var all = new ArrayList<>(gateways);
        all.addAll(bridges);
        all.addAll(others);
        return all;
    }

    List<ServiceSpec> bridges() {
        return bridges;
    }

    int[] gatewayPorts() {
        return gateways.stream().mapToInt(ServiceSpec::port).toArray();
    }

    int[] gatewayInternalPorts() {
        return gateways.stream().mapToInt(spec -> Integer.parseInt(spec.environment().get("INTERNAL_PORT"))).toArray();
    }

    /** A variable that all have alike. */
    String setting(String name) {
        return gateways.getFirst().environment().get(name);
    }
}

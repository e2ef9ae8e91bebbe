package io.trunkline.lab.run;

import io.trunkline.lab.infra.FreePorts;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where everything listens, all on the loopback. */
public record Ports(int gateway, int gatewayInternal, int bridge0, int bridge0Internal, int bridge1, int bridge1Internal,
        int tools, int escalation, int model, int kafka, int redis, int carrierApi, int crm, int control, int traces) {

    /** The ports the documentation names. */
    public static final Ports DEFAULT =
            new Ports(8080, 9080, 8081, 9081, 8181, 9181, 8082, 8083, 8090, 9092, 6379, 8095, 8096, 8094, 4318);

    /** Any free ports, so that systems can run beside each other. */
    public static Ports free() {
        int[] p = FreePorts.take(15);
        return new Ports(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10], p[11], p[12], p[13], p[14]);
    }

    /** Port to who wants it. */
    public Map<Integer, String> users() {
        var users = new LinkedHashMap<Integer, String>();
        users.put(gateway, "ingress-gateway");
        users.put(gatewayInternal, "ingress-gateway (internal)");
        users.put(bridge0, "media-bridge 0");
        users.put(bridge0Internal, "media-bridge 0 (internal)");
        users.put(bridge1, "media-bridge 1");
        users.put(bridge1Internal, "media-bridge 1 (internal)");
        users.put(tools, "tool-service");
        users.put(escalation, "escalation-service");
        users.put(model, "local-realtime");
        users.put(kafka, "Kafka");
        users.put(redis, "Redis");
        users.put(carrierApi, "the carrier's REST API");
        users.put(crm, "the demo CRM");
        users.put(control, "./dev call");
        users.put(traces, "the receiver of traces");
        return users;
    }
}

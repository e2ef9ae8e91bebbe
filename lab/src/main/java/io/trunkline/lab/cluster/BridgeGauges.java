package io.trunkline.lab.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How many calls bridges have, read from their own metrics. Safe to use from any thread. */
final class BridgeGauges {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String bridges;
    private final String name;
    private final int most;

    /**
     * @param bridges base of a bridge, {@code *} for its name: {@code http://*:80}
     * @param name    of a bridge without its number and the hyphen before it
     * @param most    bridges that there may be
     */
    BridgeGauges(String bridges, String name, int most) {
        this.bridges = bridges;
        this.name = name;
        this.most = most;
    }

    /** By bridge; those that don't answer aren't there. */
    Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        for (int ordinal = 0; ordinal < most; ordinal++) {
            String bridge = name + "-" + ordinal;
            ask(bridge).ifPresent(active -> calls.put(bridge, active));
        }
        return calls;
    }

    private OptionalLong ask(String bridge) {
        var request = HttpRequest.newBuilder(URI.create(bridges.replace("*", bridge) + "/q/metrics")).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? active(response.body()) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    /** The sum over all labels, from Prometheus' text format. */
    static OptionalLong active(String metrics) {
        double[] found = metrics.lines().filter(line -> line.matches(MetricsApi.METRIC + "[{ ].*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).toArray();
        return found.length == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(Arrays.stream(found).sum()));
    }
}

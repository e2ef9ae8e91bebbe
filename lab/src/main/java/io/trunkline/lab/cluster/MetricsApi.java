package io.trunkline.lab.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.trunkline.lab.http.Listening;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The pods metric {@code trunkline_calls_active} as Kubernetes' custom metrics API (custom.metrics.k8s.io, v1beta2) tells it, for clusters without an adapter:
 * just enough for a HorizontalPodAutoscaler of the bridges. Any path but the metric's is answered with what there is. Asked through the API server only.
 */
final class MetricsApi {

    static final String METRIC = "trunkline_calls_active";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "custom.metrics.k8s.io/v1beta2";

    private final Supplier<Map<String, Long>> calls;

    private MetricsApi(Supplier<Map<String, Long>> calls) {
        this.calls = calls;
    }

    /**
     * @param calls active calls by pod; asked for each request, on a thread that may wait
     * @throws IOException if the port is taken
     */
    static void start(int port, SSLContext tls, Supplier<Map<String, Long>> calls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(Listening.ADDRESS, port), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new MetricsApi(calls)::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = JSON.writeValueAsBytes(document(exchange.getRequestURI().getPath(), calls));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What is answered to a path such as {@code /apis/custom.metrics.k8s.io/v1beta2/namespaces/default/pods/*}{@code /trunkline_calls_active}. */
    static Map<String, Object> document(String path, Supplier<Map<String, Long>> calls) {
        String[] parts = path.split("/");
        boolean asked = parts.length > 7 && parts[4].equals("namespaces") && parts[6].equals("pods") && path.endsWith("/" + METRIC);
        return asked ? values(parts[5], calls.get()) : Map.of("kind", "APIResourceList", "apiVersion", "v1", "groupVersion", VERSION, "resources",
                List.of(Map.of("name", "pods/" + METRIC, "singularName", "", "namespaced", true, "kind", "MetricValueList", "verbs", List.of("get"))));
    }

    private static Map<String, Object> values(String namespace, Map<String, Long> calls) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        List<Map<String, Object>> items = calls.entrySet().stream().map(pod -> Map.<String, Object>of(
                "describedObject", Map.of("kind", "Pod", "namespace", namespace, "name", pod.getKey(), "apiVersion", "/v1"),
                "metric", Map.of("name", METRIC), "timestamp", now, "value", Long.toString(pod.getValue()))).toList();
        return Map.of("kind", "MetricValueList", "apiVersion", VERSION, "metadata", Map.of(), "items", items);
    }
}

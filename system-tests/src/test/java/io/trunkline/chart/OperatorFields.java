package io.trunkline.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.Yaml;

/** What operators' resources may hold, by {@code chart/operators.yaml}: their own definitions aren't part of Kubernetes' model, so that {@link UnknownFields} can't know them. */
final class OperatorFields {
    private static final String EVERYWHERE = "apiVersion|kind|metadata\\.(name|namespace|labels\\..*|annotations\\..*)";
    private final Map<String, Map<String, String>> kinds;

    private OperatorFields(Map<String, Map<String, String>> kinds) {
        this.kinds = kinds;
    }

    static OperatorFields known() throws IOException {
        try (InputStream in = OperatorFields.class.getResourceAsStream("/chart/operators.yaml")) {
            return new OperatorFields(new Yaml().load(in));
        }
    }

    /** @return whether a document is an operator's: Kubernetes' own have no dot in their group, or one that ends in {@code k8s.io} */
    static boolean isForeign(JsonNode document) {
        String group = document.path("apiVersion").asText().replaceFirst("/.*", "");
        return group.contains(".") && !group.endsWith("k8s.io");
    }

    /** @return what is wrong with a document, a path and its value each; empty: nothing */
    List<String> wrongIn(JsonNode document) {
        String kind = document.path("apiVersion").asText() + " " + document.path("kind").asText();
        Map<String, String> known = kinds.get(kind);
        if (known == null) {
            return List.of("nothing is known of " + kind);
        }
        List<String> wrong = new ArrayList<>();
        leaves("", document, (path, value) -> {
            if (!path.matches(EVERYWHERE) && !rule(known, path).map(value::matches).orElse(false)) {
                wrong.add(path + " = " + value);
            }
        });
        return wrong;
    }

    private static Optional<String> rule(Map<String, String> known, String path) {
        return known.entrySet().stream().filter(e -> e.getKey().equals(path) || e.getKey().endsWith(".*") && path.startsWith(e.getKey().substring(0, e.getKey().length() - 1)))
                .map(Map.Entry::getValue).findFirst();
    }

    private static void leaves(String path, JsonNode node, BiConsumer<String, String> leaf) {
        switch (node.getNodeType()) {
            case OBJECT, ARRAY -> {
                if (node.isEmpty()) {
                    leaf.accept(path, "");
                }
                node.properties().forEach(field -> leaves(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), leaf));
                if (node.isArray()) {
                    node.forEach(element -> leaves(path + "[]", element, leaf));
                }
            }
            case STRING -> leaf.accept(path, node.asText().matches("\\d+") ? node.toString() : node.asText());
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> leaf.accept(path, node.asText());
        }
    }
}

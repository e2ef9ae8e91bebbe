package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every value has a default, a rule and words. */
class ValuesTest {
    private static final Path VALUES = Chart.CHART.resolve("values.yaml");
    private static final Path README = Chart.CHART.resolve("README.md");
    private static final String HEAD = """
            # Values of the chart

            Made of [`values.yaml`](values.yaml) by the build; edit that. How to install: [`../README.md`](../README.md); whole files of values: [`../examples`](../examples).

            """;

    @Test
    void eachIsExplained() throws IOException {
        List<ValuesTable.Row> rows = ValuesTable.rows(Files.readString(VALUES));

        assertThat(rows).hasSizeGreaterThan(80).filteredOn(row -> !row.group()).allSatisfy(row -> assertThat(row.words()).as(row.path()).isNotBlank());
    }

    @Test
    void theReadmeHoldsThemAll() throws IOException {
        // Given
        String table = HEAD + ValuesTable.markdown(ValuesTable.rows(Files.readString(VALUES)));

        // When
        if (Boolean.getBoolean("chart.write")) {
            Files.writeString(README, table);
        }

        // Then
        assertThat(Files.readString(README)).as("helm/trunkline/README.md; helm/README.md tells how to write it anew").isEqualTo(table);
    }

    @Test
    void theSchemaKnowsTheSameOnes() throws IOException {
        // Given
        Set<String> inValues = new TreeSet<>();
        names("", new ObjectMapper(new YAMLFactory()).readTree(VALUES.toFile()), inValues);

        // When
        Set<String> inSchema = new TreeSet<>();
        properties("", schema(), inSchema);

        // Then
        assertThat(inSchema).isEqualTo(inValues);
    }

    @Test
    void theSchemaTakesNoNameItDoesNotKnow() throws IOException {
        closed("", schema());
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(Chart.CHART.resolve("values.schema.json").toFile());
    }

    private static void closed(String path, JsonNode node) {
        // Helm's own: whatever a chart around ours gives all its parts
        if (node.path("type").asText().equals("object") && !path.equals("/properties/global")) {
            JsonNode rest = node.path("additionalProperties");
            assertThat(rest.isObject() ? !rest.isEmpty() : rest.isBoolean() && !rest.asBoolean()).as(path).isTrue();
        }
        node.properties().forEach(entry -> closed(path + "/" + entry.getKey(), entry.getValue()));
    }

    /** Resources and maps that an installation fills hold names of others'. */
    private static void names(String path, JsonNode node, Set<String> names) {
        if (node.isObject() && !node.isEmpty() && !path.endsWith(".resources")) {
            node.properties().forEach(entry -> names(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), names));
        } else {
            names.add(path);
        }
    }

    private static void properties(String path, JsonNode node, Set<String> names) {
        if (node.path("properties").isEmpty()) {
            names.add(path);
            return;
        }
        node.path("properties").properties().stream().filter(entry -> !entry.getKey().equals("global"))
                .forEach(entry -> properties(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), names));
    }
}

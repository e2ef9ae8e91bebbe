package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is the one reference of variables: it tells what the services read, all of it, and the chart sets nothing else. */
class ReferenceTest {
    private static final Pattern QUOTED = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    /** Of Entra's and the JVM's own, by names they prescribe. */
    private static final Set<String> PRESCRIBED = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
    private static Settings settings;
    private static List<String> rows;

    @BeforeAll
    static void read() throws IOException {
        settings = Settings.read();
        String reference = Files.readString(Chart.REPOSITORY.resolve("docs/configuration.md"));
        rows = reference.substring(reference.indexOf("### All four services"), reference.indexOf("### local-realtime")).lines().filter(line -> line.startsWith("| `")).toList();
    }

    @Test
    void everyVariableThatIsReadIsDocumented() {
        Set<String> read = new TreeSet<>(READ.matcher(settings.text()).results().map(found -> found.group(1)).toList());
        read.removeIf(name -> !settings.text().contains("=${" + name));

        assertThat(read).hasSizeGreaterThan(40).isSubsetOf(documented());
    }

    @Test
    void everyTypedSettingIsDocumentedWithItsDefault() {
        assertThat(settings.defaults()).hasSizeGreaterThan(40).allSatisfy((variable, value) -> assertThat(rows).as("%s = %s", variable, value)
                .anyMatch(row -> row.contains("`" + variable + "`") && row.contains(value)));
    }

    @Test
    void everyDocumentedVariableIsRead() {
        assertThat(names(rows.stream().map(row -> row.split("\\|")[1]).toList())).hasSizeGreaterThan(90).allSatisfy(variable -> assertThat(isRead(variable)).as(variable).isTrue());
    }

    private static boolean isRead(String variable) {
        return settings.defaults().containsKey(variable) || settings.properties().contains(variable) || settings.text().contains("${" + variable) || settings.text().contains('"' + variable.replaceFirst("_FILE$", "") + '"')
                || variable.startsWith("TRUNKLINE_") && settings.text().contains(lastWord(variable)) || variable.startsWith("KAFKA_SASL_JAAS") || variable.equals("NAME");
    }

    /** Of a typed setting without a default: its method. */
    private static String lastWord(String variable) {
        return " " + variable.substring(variable.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT) + "();";
    }

    @Test
    void theChartSetsOnlyWhatIsDocumented() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("tracing.otlpEndpoint", "http://collector:4318", "kafka.sasl.existingSecret", "kafka", "trustedCa.configMap", "ca")));

        // Then
        assertThat(manifests.containers().values()).flatExtracting(container -> container.getEnv()).extracting(EnvVar::getName)
                .filteredOn(name -> !PRESCRIBED.contains(name)).isSubsetOf(documented());
    }

    private static Set<String> documented() {
        return names(rows);
    }

    private static Set<String> names(List<String> texts) {
        Set<String> names = new TreeSet<>();
        texts.forEach(row -> QUOTED.matcher(row).results().map(found -> found.group(1)).filter(name -> name.contains("_")).forEach(names::add));
        return names;
    }
}

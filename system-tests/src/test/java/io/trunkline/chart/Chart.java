package io.trunkline.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.Map;

/** The repository's chart, rendered by Helm itself in this JVM. */
final class Chart {
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    static final Path EXAMPLE_VALUES = REPOSITORY.resolve("k8s/values.yaml");
    static final Path PLAIN_MANIFESTS = REPOSITORY.resolve("k8s/base/trunkline.yaml");
    static final Path CHART = REPOSITORY.resolve("helm/trunkline");
    static final String KUBERNETES = "1.34.0";

    /** @return the manifests of the example values, with {@code more} set on top of them */
    static String render(Map<String, ?> more) {
        return render("trunkline", EXAMPLE_VALUES, more);
    }

    /** @return the manifests of a release with a file of values, and {@code more} set on top of them */
    static String render(String release, Path values, Map<String, ?> more) {
        TemplateCommand command = new Helm(CHART).template().withName(release).withKubeVersion(KUBERNETES).withValuesFile(values);
        more.forEach(command::set);
        return command.call();
    }

    /** @return the manifests of the evaluation profile: nothing but the chart's own values, with {@code more} set on top of them */
    static String evaluation(String release, Map<String, ?> more) {
        return render(release, CHART.resolve("values-evaluation.yaml"), more);
    }

    static LintResult lint() {
        return new Helm(CHART).lint().strict().call();
    }

    private Chart() {
    }
}

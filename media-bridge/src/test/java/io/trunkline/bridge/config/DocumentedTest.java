package io.trunkline.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import io.trunkline.bridge.config.BridgeConfig.Breaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever an operator may set stands in {@code docs/configuration.md}. */
class DocumentedTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    @Test
    void everyVariableOfTheProperties() throws IOException {
        Set<String> read = VARIABLE.matcher(Files.readString(Path.of("src/main/resources/application.properties"))).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(read).hasSizeGreaterThan(30).allSatisfy(variable -> assertThat(documentation()).contains("`" + variable + "`"));
    }

    @Test
    void everyWaitAndLimitWithItsDefault() {
        Stream.of(Waits.class, Limits.class, Breaker.class).flatMap(type -> Arrays.stream(type.getDeclaredMethods())).forEach(method -> {
            String variable = variable(method);
            assertThat(documentation().lines().filter(line -> line.contains("`" + variable + "`"))).as(variable).singleElement()
                    .satisfies(line -> assertThat(line).contains(method.getAnnotation(WithDefault.class).value()));
        });
    }

    private static String variable(Method method) {
        String group = method.getDeclaringClass().getSimpleName();
        return ("TRUNKLINE_" + group + "_" + method.getName().replaceAll("([A-Z])", "_$1")).toUpperCase(Locale.ROOT);
    }

    private static String documentation() {
        try {
            return Files.readString(Path.of("../docs/configuration.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.trunkline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What keeps secrets out of logs, and strangers' text out of documents, by the way the code is built. */
class SecretsTest {
    private static final Pattern SECRET = Pattern.compile("(?i).*(apiKey|authToken|password|secret|streamToken|internalToken)|token");
    private static final List<Path> PRODUCT = Stream.of("contracts", "catalog", "carriers", "models", "operations", "ingress-gateway", "media-bridge", "tool-service",
            "escalation-service").map(module -> Path.of("..", module, "target", "classes")).toList();

    private static JavaClasses classes;

    @BeforeAll
    static void importTheProduct() {
        classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPaths(PRODUCT);
    }

    @Test
    void aRecordThatHoldsASecretDoesNotTellItAsText() {
        assertThat(classes.stream().filter(SecretsTest::holdsASecret)).isNotEmpty().allSatisfy(type -> {
            List<String> told = type.getMethod("toString").getFieldAccesses().stream().map(access -> access.getTarget().getName()).toList();
            // the one that the compiler makes reads its components by other means: nothing is seen of it here
            assertThat(told).as(type.getName() + " has a toString of its own").isNotEmpty().noneMatch(SecretsTest::isSecret);
        });
    }

    @Test
    void onlyOnePackageWritesTwiml() {
        // the static file of a number holds what the operator wrote and nothing of a caller
        noClasses().that().resideOutsideOfPackages("io.trunkline.gateway.twiml..", "io.trunkline.gateway.number..").should().dependOnClassesThat().resideInAPackage("com.twilio.twiml..")
                .because("all that goes into a document passes io.trunkline.gateway.twiml, where hostile text is tested").check(classes);
    }

    private static boolean holdsASecret(JavaClass type) {
        return type.isRecord() && type.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(String.class) && isSecret(field.getName()));
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}

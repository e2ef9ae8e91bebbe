package io.trunkline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of {@code docs/architecture.md}: who may use whom. A new arrow is a decision, not an import. */
class ModuleArrowsTest {
    /** Module folder → its packages' root. */
    private static final Map<String, String> MODULES = Map.ofEntries(Map.entry("call-core", "io.trunkline.call"),
            Map.entry("contracts", "io.trunkline.contracts"), Map.entry("catalog", "io.trunkline.catalog"),
            Map.entry("carriers", "io.trunkline.carriers"), Map.entry("models", "io.trunkline.models"),
            Map.entry("operations", "io.trunkline.operations"), Map.entry("ingress-gateway", "io.trunkline.gateway"),
            Map.entry("media-bridge", "io.trunkline.bridge"), Map.entry("tool-service", "io.trunkline.tools"),
            Map.entry("escalation-service", "io.trunkline.escalation"), Map.entry("speech", "io.trunkline.speech"),
            Map.entry("local-realtime", "io.trunkline.realtime"), Map.entry("lab", "io.trunkline.lab"));

    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(Map.entry("call-core", List.of()),
            Map.entry("contracts", List.of("call-core")), Map.entry("catalog", List.of()),
            Map.entry("carriers", List.of("call-core")), Map.entry("models", List.of("call-core")),
            Map.entry("operations", List.of("contracts")),
            Map.entry("ingress-gateway", List.of("contracts", "catalog", "carriers", "operations")),
            Map.entry("media-bridge", List.of("call-core", "contracts", "catalog", "carriers", "models", "operations")),
            Map.entry("tool-service", List.of("contracts", "catalog", "operations")),
            Map.entry("escalation-service", List.of("contracts", "catalog", "operations")),
            Map.entry("speech", List.of()), Map.entry("local-realtime", List.of("call-core", "speech")),
            Map.entry("lab", List.of("contracts", "speech")));

    private static JavaClasses classes;

    @BeforeAll
    static void importEveryModule() {
        List<Path> folders = MODULES.keySet().stream().map(module -> Path.of("..", module, "target", "classes")).toList();
        classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPaths(folders);
    }

    static Stream<String> modules() {
        return MODULES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyThoseItsArrowsLeadTo(String module) {
        String[] forbidden = MODULES.entrySet().stream().filter(m -> !m.getKey().equals(module) && !MAY_USE.get(module).contains(m.getKey()))
                .map(m -> m.getValue() + "..").toArray(String[]::new);

        noClasses().that().resideInAPackage(MODULES.get(module) + "..").should().dependOnClassesThat().resideInAnyPackage(forbidden)
                .because("docs/architecture.md draws no such arrow from " + module).check(classes);
    }

    @Test
    void theCallCoreAndTheCarrierCodecsAreJdkOnly() {
        classes().that().resideInAnyPackage("io.trunkline.call..", "io.trunkline.carriers..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "io.trunkline.call..", "io.trunkline.carriers..")
                .because("a recorded call must replay as a unit test, and a codec must run anywhere").check(classes);
    }

    @Test
    void theCallCoreReadsNoClockAndDoesNoInput() {
        noClasses().that().resideInAPackage("io.trunkline.call..").should().callMethod(System.class, "nanoTime").orShould()
                .callMethod(System.class, "currentTimeMillis").orShould().dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.util.concurrent.locks..")
                .because("time is passed in, and nothing on the audio path waits").check(classes);
    }

    @Test
    void contractsKnowNoFramework() {
        noClasses().that().resideInAnyPackage("io.trunkline.contracts..", "io.trunkline.catalog..", "io.trunkline.models..").should()
                .dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..").check(classes);
    }

    @Test
    void theHotProcessHasNoBlockingCarrierClient() {
        noClasses().that().resideInAPackage("io.trunkline.bridge..").should().dependOnClassesThat().resideInAPackage("com.twilio..")
                .because("twilio-java blocks; call control is the gateway's").check(classes);
    }

    @Test
    void packagesOfAModuleFormNoCircle() {
        for (String root : List.of("io.trunkline.call", "io.trunkline.contracts", "io.trunkline.catalog")) {
            slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(classes);
        }
    }

    @Test
    void noPackageIsADrawer() {
        noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..manager..", "..misc..")
                .check(classes);
    }
}

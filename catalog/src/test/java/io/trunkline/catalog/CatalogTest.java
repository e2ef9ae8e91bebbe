package io.trunkline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.catalog.agent.Instructions;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.catalog.line.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final Path SHIPPED = Path.of("../config");

    @TempDir
    Path directory;

    @BeforeEach
    void startFromTheShippedConfiguration() throws IOException {
        Files.createDirectories(directory.resolve("agents"));
        for (String file : List.of("lines.yaml", "tools.yaml", "agents/triage.yaml", "agents/billing.yaml", "agents/refunds.yaml")) {
            Files.copy(SHIPPED.resolve(file), directory.resolve(file));
        }
    }

    @Test
    void theShippedConfigurationIsValidAndHasThePlainLineAndTheMenu() {
        Catalog catalog = Catalog.load(SHIPPED).orThrow();

        Line plain = catalog.line("+18005551234").orElseThrow();
        Line menu = catalog.line("+18005551235").orElseThrow();

        assertThat(plain.menu()).isEmpty();
        assertThat(plain.say()).isEmpty();
        assertThat(menu.departmentOfKey("1").orElseThrow().agent()).isEqualTo("billing");
        assertThat(menu.departmentOfKey("2").orElseThrow().queue()).isEqualTo("refunds");
        assertThat(menu.departmentOfKey("9")).isEmpty();
        assertThat(plain.queueOf("nowhere")).isEqualTo("operator");
    }

    @Test
    void everyShippedAgentCoversTheFiveReasonsForAHuman() {
        Catalog catalog = Catalog.load(SHIPPED).orThrow();

        for (VoiceAgent agent : catalog.agents().values()) {
            assertThat(agent.escalation()).extracting(VoiceAgent.EscalationRule::reason).contains("billing_dispute",
                    "complex_technical_issue", "sensitive_account_change", "caller_asked_for_human", "agent_unsure");
        }
    }

    @Test
    void theGreetingIsPersonalForAKnownCallerAndPoliteForAnUnknownOne() {
        VoiceAgent triage = Catalog.load(SHIPPED).orThrow().agents().get("triage");

        assertThat(triage.greetingFor("Acme", "Ann")).endsWith("Welcome back, Ann! How can I help you today?");
        assertThat(triage.greetingFor("Acme", null)).contains("Thank you for calling Acme.").contains("AI assistant");
    }

    @Test
    void instructionsNameIntentsWithWhatTheyNeedAndTheEscalationRules() {
        VoiceAgent triage = Catalog.load(SHIPPED).orThrow().agents().get("triage");

        String instructions = Instructions.of(triage, "Acme");

        assertThat(instructions).contains("Acme's voice agent").doesNotContain("{company}")
                .contains("- order_status:").contains("needs: order_id").contains("- billing_dispute (urgency high):");
    }

    @Test
    void anAgentMayNameSeveralModelsInOrderOfPreference() throws IOException {
        Path file = directory.resolve("agents/triage.yaml");
        Files.writeString(file, Files.readString(file).replace("voice: marin", "voice: marin\nmodels: [openai/gpt-realtime-2.1, \"local/{agent}\", xai/live]"));

        assertThat(Catalog.load(directory).orThrow().agents().get("triage").models()).containsExactly("openai/gpt-realtime-2.1", "local/{agent}", "xai/live");
    }

    @Test
    void theFingerprintChangesWithAnyFile() throws IOException {
        String before = Catalog.load(directory).orThrow().fingerprint();

        Files.writeString(directory.resolve("lines.yaml"), Files.readString(directory.resolve("lines.yaml")) + "# a word\n");

        assertThat(Catalog.load(directory).orThrow().fingerprint()).isNotEqualTo(before).hasSize(64);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = ';', value = {
        "lines.yaml; agent: triage; agent: triag; there is no voice agent `triag` (did you mean `triage`?)",
        "lines.yaml; number: \"+18005551234\"; number: \"8005551234\"; doesn't have the form of",
        "lines.yaml; number: \"+18005551235\"; number: \"+18005551234\"; declared twice",
        "lines.yaml; company: Acme; compny: Acme; unknown key `compny` (did you mean `company`?)",
        "lines.yaml; timeout: 4s; timeout: 4; a duration such as `800ms`, `8s` or `2m`",
        "lines.yaml; key: \"2\"; key: \"0\"; 0 is always the operator",
        "lines.yaml; key: \"2\"; key: \"1\"; key 1 is taken",
        "agents/triage.yaml; name: triage; name: triade; must stand in agents/triade.yaml",
        "agents/triage.yaml; lookup_order_status, get_cust; lookup_order_state, get_cust; there is no tool `lookup_order_state` (did you mean `lookup_order_status`?)",
        "agents/triage.yaml; hands_over_to: [billing, refunds]; hands_over_to: [biling]; there is no voice agent `biling` (did you mean `billing`?)",
        "agents/triage.yaml; threshold: 0.5; threshold: 5; a number from 0.0 to 1.0",
        "agents/triage.yaml; kind: server_vad; kind: client_vad; is not one of server_vad, semantic_vad",
        "agents/triage.yaml; urgency: low }; urgency: lowest }; low, medium or high",
        "agents/triage.yaml; languages: [en]; languages: [english!]; no language tag",
        "agents/triage.yaml; voice: marin; models: [opnai/gpt-realtime-2.1]; there is no provider `opnai` (did you mean `openai`?)",
        "agents/triage.yaml; voice: marin; models: [azure/]; names no model",
        "agents/triage.yaml; voice: marin; models: []; is empty",
        "agents/triage.yaml; languages: [en]; audio: { adaptive_uplink: maybe }; is `true` or `false`",
        "agents/triage.yaml; languages: [en]; audio: { adaptive: true }; unknown key `adaptive`",
        "tools.yaml; method: POST; method: SEND; is one of GET, POST",
        "tools.yaml; {order_id}/tracking; {order}/tracking; `{order}` is neither an argument",
        "tools.yaml; carrier: /carrier; carrier: carrier; a JSON pointer",
        "tools.yaml; type: object; type: array; `type: object`",
    })
    void aMistakeIsNamedWithFileLineAndWhatToWrite(String file, String right, String wrong, String message) throws IOException {
        Path path = directory.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(right);
        int line = (int) text.substring(0, text.indexOf(right)).lines().count();
        Files.writeString(path, text.replace(right, wrong));

        Loaded loaded = Catalog.load(directory);

        assertThat(loaded).isInstanceOfSatisfying(Loaded.Invalid.class, invalid -> assertThat(invalid.problems()).anySatisfy(p -> {
            assertThat(p.file()).isEqualTo(file);
            assertThat(p.message()).contains(message);
            assertThat(p.line()).isGreaterThan(0).isGreaterThanOrEqualTo(Math.min(line, 1));
        }));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() throws IOException {
        Files.writeString(directory.resolve("lines.yaml"), "lines:\n  - number: \"+18005551234\n");

        assertThat(Catalog.load(directory)).isInstanceOfSatisfying(Loaded.Invalid.class, invalid ->
                assertThat(invalid.problems()).anySatisfy(p -> assertThat(p.toString()).startsWith("lines.yaml:").contains("not YAML")));
    }

    @Test
    void missingFilesAreAllNamedInOneGo() {
        Loaded loaded = Catalog.load(directory.resolve("nothing-here"));

        assertThat(loaded).isInstanceOfSatisfying(Loaded.Invalid.class, invalid ->
                assertThat(invalid.problems()).extracting(Problem::file).contains("lines.yaml", "tools.yaml", "agents/"));
    }
}

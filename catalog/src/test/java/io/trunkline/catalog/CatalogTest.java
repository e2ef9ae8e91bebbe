package io.trunkline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.catalog.agent.Conduct;
import io.trunkline.catalog.agent.Instructions;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.price.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void everyShippedAgentLooksAfterSilentCallersAndSlowTools() {
        // When
        Catalog catalog = Catalog.load(SHIPPED).orThrow();

        // Then
        assertThat(catalog.agents().values()).isNotEmpty().allSatisfy(agent -> {
            Conduct.Silence silence = agent.conduct().silence();
            assertThat(List.of(silence.guidance(), silence.stillThere(), silence.callBack(), silence.goodbye(), silence.holdOn(), silence.searching()))
                    .allMatch(Duration::isPositive);
            assertThat(agent.conduct().filler().after()).isEqualTo(Duration.ofMillis(1200));
        });
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
        "agents/triage.yaml; kind: server_vad; kind: client_vad; is not one of server_vad, semantic_vad, manual",
        "agents/triage.yaml; threshold: 0.5; eagerness: low; `eagerness` means nothing to server_vad",
        "agents/triage.yaml; kind: server_vad; kind: manual; means nothing to manual",
        "agents/triage.yaml; { kind: server_vad, threshold: 0.5, prefix_padding: 300ms, silence: 500ms }; { kind: manual }; either both or neither",
        "agents/triage.yaml; threshold: 0.5; idle_timeout: 3s; 5s to 30s",
        "agents/triage.yaml; silence: 500ms; silence: 50s; at most 10s",
        "agents/triage.yaml; tool_deadline: 8s; silence: { goodby: 3s }; unknown key `goodby` (did you mean `goodbye`?)",
        "agents/triage.yaml; tool_deadline: 8s; filler: { tools: { lookup: { after: 2s } } }; there is no tool `lookup`",
        "agents/triage.yaml; tool_deadline: 8s; filler: { after: 2 }; a duration such as",
        "agents/triage.yaml; tool_deadline: 8s; phrases: { es: { goodbye: x } }; unknown key `es`",
        "agents/triage.yaml; languages: [en]; languages: [en, xx]; no phrases for `xx`",
        "agents/triage.yaml; tool_deadline: 8s; translations: { es: { voice: cedar } }; isn't among the agent's `languages`",
        "agents/triage.yaml; tool_deadline: 8s; budget: { wrap_up_at: 0.5 }; `usd` is what a call may cost",
        "agents/triage.yaml; tool_deadline: 8s; budget: { usd: 1, then: panic }; is not one of close, human",
        "agents/triage.yaml; tool_deadline: 8s; mcp: [ { label: docs, server_url: 'https://x.test', allowed_tools: [] } ]; name each tool",
        "agents/triage.yaml; tool_deadline: 8s; mcp: [ { label: docs, server_url: 'http://x.test', allowed_tools: [a] } ]; doesn't have the form",
        "agents/triage.yaml; tool_deadline: 8s; mcp: [ { label: docs, server_url: 'https://x.test', allowed_tools: [a], approve: [b] } ]; isn't among `allowed_tools`",
        "agents/triage.yaml; tool_deadline: 8s; mcp: [ { label: docs, server_url: 'https://x.test', allowed_tools: [a], require_approval: maybe } ]; always or never",
        "lines.yaml; timeout: 4s; languages: { '2': es }; both a language's and a department's",
        "lines.yaml; timeout: 4s; languages: { '0': es }; a key from 1 to 9",
        "agents/triage.yaml; urgency: low }; urgency: lowest }; low, medium or high",
        "agents/triage.yaml; languages: [en]; languages: [english!]; no language tag",
        "agents/triage.yaml; voice: marin; models: [opnai/gpt-realtime-2.1]; there is no provider `opnai` (did you mean `openai`?)",
        "agents/triage.yaml; voice: marin; models: [azure/]; names no model",
        "agents/triage.yaml; voice: marin; models: []; is empty",
        "agents/triage.yaml; languages: [en]; audio: { adaptive_uplink: maybe }; is `true` or `false`",
        "agents/triage.yaml; languages: [en]; audio: { adaptive: true }; unknown key `adaptive`",
        "tools.yaml; method: POST; method: SEND; is one of GET, POST",
        "tools.yaml; ${CRM_URL}/orders/{order_id}/tracking; https://{order_id}.example.com/tracking; no argument may stand in the host",
        "tools.yaml; ${CRM_URL}/orders/{order_id}/tracking; ${CRM_URL}{order_id}/tracking; no argument may stand in the host",
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
    void pricesComeWithUsAndAFileGoesBeforeThem() throws IOException {
        Prices standard = Catalog.load(directory).orThrow().prices();
        Files.writeString(directory.resolve("prices.yaml"), """
                models:
                  - { model: "gpt-realtime-2.1*", text_in: 1, text_out: 2, audio_in: 3, audio_cached: 0.5, audio_out: 4 }
                  - { model: gpt-realtime-2.1, text_in: 5, text_out: 6, audio_in: 7, audio_out: 8 }
                transcription: { gpt-transcribe: 0.006 }
                carrier: { per_minute: 0.03 }
                platform: { per_call: 0.01, per_minute: 0.02 }
                """);

        Prices ours = Catalog.load(directory).orThrow().prices();

        assertThat(standard.of("gpt-realtime-2.1").orElseThrow().audioOut()).isEqualTo(64);
        assertThat(standard.of("local/triage").orElseThrow().audioIn()).isEqualTo(32);
        assertThat(standard.of("unheard-of")).isEmpty();
        assertThat(ours.of("gpt-realtime-2.1").orElseThrow().audioOut()).isEqualTo(8);
        assertThat(ours.of("gpt-realtime-2.1-large").orElseThrow().audioCached()).isEqualTo(0.5);
        assertThat(ours.of("gpt-realtime-2.1-mini").orElseThrow().audioOut()).isEqualTo(20);
        assertThat(ours.ofTime(120)).isEqualTo(0.01 + 2 * 0.05);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "models: [ { model: a, text_in: 1, text_out: 1, audio_in: 1 } ]; prices.yaml:1; `audio_out` is missing",
        "models: [ { model: a, text_in: -1, text_out: 1, audio_in: 1, audio_out: 1 } ]; prices.yaml:1; a number from 0.0",
        "modells: []; prices.yaml:1; unknown key `modells` (did you mean `models`?)",
        "carrier: { per_hour: 1 }; prices.yaml:1; unknown key `per_hour`",
    })
    void aMistakeInPricesIsNamedWithFileAndLine(String text, String place, String message) throws IOException {
        Files.writeString(directory.resolve("prices.yaml"), text);

        assertThat(Catalog.load(directory)).isInstanceOfSatisfying(Loaded.Invalid.class, invalid ->
                assertThat(invalid.problems()).anySatisfy(p -> assertThat(p.toString()).startsWith(place).contains(message)));
    }

    @Test
    void anAgentSpeaksItsOtherLanguagesWithItsOwnWordsOrOurs() throws IOException {
        Path file = directory.resolve("agents/triage.yaml");
        Files.writeString(file, Files.readString(file).replace("languages: [en]", """
                languages: [en, es-MX]
                phrases:
                  es-MX: { still_there: "¿Bueno?" }
                translations:
                  es-MX:
                    voice: cedar
                    greeting: { known: "¡Hola, {first_name}!", unknown: "Gracias por llamar a {company}." }"""));

        VoiceAgent agent = Catalog.load(directory).orThrow().agents().get("triage");

        assertThat(agent.languageOf("es")).contains("es-MX");
        assertThat(agent.languageOf("en-US")).contains("en");
        assertThat(agent.languageOf("de")).isEmpty();
        assertThat(agent.greetingFor("Acme", "Ann", "es-MX")).contains("AI assistant").endsWith("¡Hola, Ann!");
        assertThat(agent.conduct().phrases().get("es-MX").stillThere()).isEqualTo("¿Bueno?");
        assertThat(agent.conduct().phrases().get("es-MX").goodbye()).contains("Adiós");
        assertThat(agent.conduct().phrases().get("en").fillers()).isNotEmpty();
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

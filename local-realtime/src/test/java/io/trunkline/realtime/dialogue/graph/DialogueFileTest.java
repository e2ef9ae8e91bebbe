package io.trunkline.realtime.dialogue.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.realtime.dialogue.Dialogues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class DialogueFileTest {

    private static final String GOOD = """
            agent: shop
            start: start
            lost: bye
            silent: bye
            intents:
              hours: {examples: [when are you open]}
            states:
              start:
                ask: [How can I help, Say again]
                on:
                  hours:
                    - say: From nine to five.
              bye:
                end: true
                do:
                  - say: Goodbye.
            """;

    private static Dialogue read(String text) {
        return DialogueFile.read("shop.yaml", name -> name.equals("shop.yaml") ? text : null);
    }

    @Test
    void a_good_file_is_read() {
        Dialogue dialogue = read(GOOD);

        assertThat(dialogue.agent()).isEqualTo("shop");
        assertThat(dialogue.state("start").ask()).hasSize(2);
        assertThat(dialogue.state("start").on()).containsKey("hours");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
        "lost: bye ~ lost: nowhere ~ shop.yaml:1: there is no state 'nowhere'",
        "hours: ~ hour: ~ shop.yaml:9: 'hours' is neither yes, no",
        "ask: [How can I help, Say again] ~ ask: How can I help ~ shop.yaml:9: state 'start' needs a second way to ask",
        "- say: From nine to five. ~ - shout: From nine to five. ~ shop.yaml:12: 'shout' isn't known here",
        "- say: Goodbye. ~ - say: Goodbye {name|loud}. ~ shop.yaml:16: 'loud' isn't a wording",
        "end: true ~ vocabulary: klingon ~ 'klingon' isn't a vocabulary",
        "agent: shop ~ agents: shop ~ 'agent' is missing",
        "- say: Goodbye. ~ - go: nowhere ~ there is no state 'nowhere'",
        "end: true ~ lost: bye ~ state 'bye' leads nowhere",
        "examples: [when are you open] ~ keywords: {} ~ can't be understood",
        "start: start ~ start: [start ~ not YAML",
        "- say: Goodbye. ~ - {say: Bye., when: a = b} ~ isn't a condition",
        "- say: Goodbye. ~ - {say: Bye., go: start} ~ exactly one of",
    })
    void a_mistake_is_told_with_its_line_and_what_to_write(String right, String wrong, String message) {
        String text = right.equals("hours:") ? GOOD.replaceFirst("hours:", wrong) : GOOD.replaceFirst(Pattern.quote(right), wrong);

        assertThatThrownBy(() -> read(text)).isInstanceOf(DialogueFileException.class).hasMessageContaining(message);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        String text = GOOD.replace("lost: bye", "lost: nowhere").replace("shop\n", "shop\nextra: 1\n");

        assertThatThrownBy(() -> read(text)).hasMessageContaining("nowhere").hasMessageContaining("'extra' isn't known here");
    }

    @Test
    void an_included_file_gives_what_the_file_itself_has_not() {
        Map<String, String> files = Map.of("a.yaml", GOOD.replace("agent: shop", "agent: shop\ninclude: [b.yaml]"), "b.yaml", """
                intents:
                  hours: {examples: [other words]}
                  thanks: {examples: [thank you]}
                always:
                  thanks: bye
                """);

        Dialogue dialogue = DialogueFile.read("a.yaml", files::get);

        assertThat(dialogue.intents().get("hours").examples()).containsExactly("when are you open");
        assertThat(dialogue.always()).containsKey("thanks");
    }

    @Test
    void the_packaged_dialogues_are_those_of_the_configuration_folder() throws IOException {
        Path folder = Path.of("../config/dialogues");

        assertThat(Dialogues.packaged()).isEqualTo(Dialogues.inFolder(folder)).containsOnlyKeys("triage", "billing", "refunds");
    }

    @Test
    void the_example_of_the_manual_is_a_dialogue() throws IOException {
        String manual = Files.readString(Path.of("../docs/dialogues.md"));
        String example = manual.substring(manual.indexOf("```yaml") + 8, manual.indexOf("```", manual.indexOf("```yaml") + 8));
        String handover = Files.readString(Path.of("../config/dialogues/parts/handover.yaml"));

        Dialogue dialogue = DialogueFile.read("parking.yaml", name -> name.equals("parking.yaml") ? example : handover);

        assertThat(dialogue.state("renewal").results()).hasSize(3);
    }

    @Test
    void a_folder_of_files_tells_the_faults_of_all(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "agent: a\n");
        Files.writeString(folder.resolve("b.yaml"), "");

        assertThatThrownBy(() -> Dialogues.inFolder(folder)).hasMessageContaining("a.yaml:1: 'start' is missing")
                .hasMessageContaining("b.yaml:1: the file is empty");
    }

    @Test
    void templates_leave_out_what_is_not_known() {
        Facts facts = new Facts();
        facts.put("order.id", "AB7492");
        facts.put("order.when", "2026-03-18");
        facts.put("amount", "347.00");

        assertThat(new Template("Order {order.id|spelled}[ by {order.carrier}], {order.when|date}.").fill(facts))
                .isEqualTo("Order A B 7 4 9 2, March 18th.");
        assertThat(new Template("{amount|money} {order.when|when}").fill(facts)).isEqualTo("$347 on March 18th");
        facts.put("t", "789245136890");
        assertThat(new Template("{t|digits}").fill(facts)).isEqualTo("7 8 9, 2 4 5, 1 3 6, 8 9 0");
    }

    @Test
    void a_stretch_in_another_is_left_out_alone_and_with_it() {
        Template charge = new Template("{who} calls.[ Charge {amount|money}[ from {month}].]");
        Facts facts = new Facts();
        facts.put("who", "Ann [a caller]");

        assertThat(charge.fill(facts)).isEqualTo("Ann a caller calls.");
        facts.put("month", "last month");
        assertThat(charge.fill(facts)).isEqualTo("Ann a caller calls.");
        facts.put("amount", "347.00");
        assertThat(charge.fill(facts)).isEqualTo("Ann a caller calls. Charge $347 from last month.");
        facts.put("month", "");
        assertThat(charge.fill(facts)).isEqualTo("Ann a caller calls. Charge $347.");
    }

    @Test
    void conditions_ask_the_facts() {
        Facts facts = new Facts();
        facts.put("result.status", "ok");
        facts.put("list", List.of(Map.of("n", 3.0)));

        assertThat(Condition.parse("result.status == ok and !frustrated").holds(facts)).isTrue();
        assertThat(Condition.parse("frustrated or list.0.n == 3").holds(facts)).isTrue();
        assertThat(Condition.parse("result.status != ok or result.status contains FAIL").holds(facts)).isFalse();
    }
}

package io.trunkline.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.carrier.LineConditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptParserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String HEAD = "from +14155550100\nto +18005551234\n";

    @Test
    void readsEveryPartOfAScript() {
        // Given
        String text = """
                # a comment
                call An order, late
                from +14155550100
                to +18005551234
                voice "piper:pitch=1.2"
                line noise -45 dB, loss 5 %, jitter 60 ms
                limit 90 s
                let order_id = AB7492 or random order number
                given order {order_id} with customer_id = C-1001,
                      expected = "by end of day"
                after agent say "Hi, it's about {order_id:spelled}."
                over agent after 4 words when hearing "team" say "Stop"
                after silence 1.5 s press 1 2 #
                whenever heard "again | repeat" repeat
                must hear "{order_id}"
                must happen tool lookup_order_status with order_id = {order_id}, display contains "end of day"
                """;
        // When
        CallScript script = ScriptParser.parse("calls/late.call", text, Draw.asWritten(TODAY)).orThrow();
        // Then
        assertThat(script.name()).isEqualTo("late");
        assertThat(script.from()).contains("+14155550100");
        assertThat(script.limit()).isEqualTo(Duration.ofSeconds(90));
        assertThat(script.line()).isEqualTo(new LineConditions(0.05, Duration.ofMillis(60), -45));
        assertThat(script.givens().getFirst().fields()).containsEntry("expected", "by end of day");
        assertThat(script.steps()).containsExactly(
                new Step(new Moment.AfterAgent(Optional.empty()), new Act.Say("Hi, it's about A B 7 4 9 2."), false, 11),
                new Step(new Moment.OverAgent(4 * StepLines.MS_A_WORD, Optional.of(Phrase.of("team"))), new Act.Say("Stop"),
                        false, 12),
                new Step(new Moment.AfterSilence(1500), new Act.Press("12#"), false, 13),
                new Step(new Moment.AfterAgent(Optional.of(Phrase.of("again|repeat"))), new Act.Repeat(), true, 14));
        assertThat(script.expectations()).containsExactly(
                new Expectation.Hears(Phrase.of("AB7492"), 15),
                new Expectation.ToolRan("lookup_order_status", List.of(
                        new FieldCheck("order_id", FieldCheck.How.IS, "AB7492"),
                        new FieldCheck("display", FieldCheck.How.CONTAINS, "end of day")), true, 16));
    }

    @Test
    void namesFileAndLineOfEveryFault() {
        // Given
        String text = HEAD + "after agent say Hello\nsing\nafter agent say \"{order}\"\nlimit 5\nmust hear \"\nover agent say \"x\" loudly\n";
        // When
        ParsedScript parsed = ScriptParser.parse("bad.call", text, Draw.asWritten(TODAY));
        // Then
        assertThat(((ParsedScript.Bad) parsed).faults()).extracting(Fault::toString).satisfiesExactly(
                fault -> assertThat(fault).startsWith("bad.call:3: ").contains("in quotation marks"),
                fault -> assertThat(fault).startsWith("bad.call:4: ").contains("\"sing\" begins no line"),
                fault -> assertThat(fault).startsWith("bad.call:5: ").contains("write 'let order = …' above"),
                fault -> assertThat(fault).startsWith("bad.call:6: ").contains("unit"),
                fault -> assertThat(fault).startsWith("bad.call:7: ").contains("not closed"),
                fault -> assertThat(fault).startsWith("bad.call:8: ").contains("loudly"));
    }

    @Test
    void saysWhatIsMissing() {
        // When
        ParsedScript parsed = ScriptParser.parse("empty.call", "call nothing\n", Draw.asWritten(TODAY));
        // Then
        assertThat(((ParsedScript.Bad) parsed).faults()).extracting(Fault::message).satisfiesExactly(
                message -> assertThat(message).contains("from +14155550100"),
                message -> assertThat(message).contains("to +18005551234"),
                message -> assertThat(message).contains("after agent stay silent"));
    }

    @Test
    void drawsTheSameValuesFromTheSameSeedAndOthersFromAnother() {
        // Given
        String text = HEAD + """
                let order_id = AB7492 or random order number
                let amount = 347.00 or random amount 101..989
                let day = last month or random date in last month
                let who = FedEx or random one of UPS, DHL
                after agent say "{order_id} {amount} {day} {who}"
                """;
        // When
        var first = ScriptParser.parse("a", text, Draw.random(7, TODAY)).orThrow().values();
        var again = ScriptParser.parse("a", text, Draw.random(7, TODAY)).orThrow().values();
        var other = ScriptParser.parse("a", text, Draw.random(8, TODAY)).orThrow().values();
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first.get("order_id")).matches("[A-Z]{2}[0-9]{4}").isNotEqualTo("AB7492");
        assertThat(first.get("amount")).matches("[0-9]{3}\\.00");
        assertThat(first.get("day")).startsWith("2026-10-");
        assertThat(first.get("who")).isIn("UPS", "DHL");
    }

    @Test
    void fillsInSpokenForms() {
        // Given
        String text = HEAD + """
                let amount = 347.00
                let day = 2026-03-18
                after agent say "{amount:words}, {amount:dollars}, {day:spoken}, {day:month}"
                let code = AB74
                after agent say "{code:spelled}"
                after agent say "{code:alphabet}"
                """;
        // When
        CallScript script = ScriptParser.parse("a", text, Draw.asWritten(TODAY)).orThrow();
        // Then
        assertThat(script.spokenTexts()).containsExactly(
                "three hundred forty seven, three hundred forty seven dollars, March 18th, March",
                "A B 7 4", "A as in Alpha, B as in Bravo, 7 4");
    }

    @Test
    void everyScriptOfTheHouseIsGood() throws IOException {
        try (var files = Files.list(Path.of("calls"))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".call")).sorted().toList()) {
                // When
                ParsedScript written = ScriptParser.parse(file, Draw.asWritten(TODAY));
                ParsedScript drawn = ScriptParser.parse(file, Draw.random(42, TODAY));
                // Then
                assertThat(written).as(file.toString()).isInstanceOf(ParsedScript.Good.class);
                assertThat(drawn).as(file.toString()).isInstanceOf(ParsedScript.Good.class);
            }
        }
    }
}

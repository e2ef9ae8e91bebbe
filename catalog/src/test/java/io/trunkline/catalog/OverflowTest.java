package io.trunkline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.catalog.line.ContextAway;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Overflow.Step;
import io.trunkline.catalog.line.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line says of callers for whom there is no voice agent. */
class OverflowTest {
    private static final Path SHIPPED = Path.of("../config");

    @TempDir
    private Path directory;

    @BeforeEach
    void copyAgents() throws IOException {
        Files.createDirectories(directory.resolve("agents"));
        Files.copy(SHIPPED.resolve("tools.yaml"), directory.resolve("tools.yaml"));
        for (String agent : new String[] {"triage", "billing", "refunds"}) {
            Files.copy(SHIPPED.resolve("agents/" + agent + ".yaml"), directory.resolve("agents/" + agent + ".yaml"));
        }
    }

    @Test
    void aLineThatSaysNothingHasNoBoundAndLeadsToTheOperator() throws IOException {
        Line line = valid("");

        assertThat(line.capacity()).isEmpty();
        assertThat(line.overflow().steps()).containsExactly(Step.OPERATOR);
        assertThat(line.overflow().after(0)).contains(Step.OPERATOR);
        assertThat(line.overflow().after(1)).isEmpty();
        assertThat(line.whenContextIsAway()).isEqualTo(ContextAway.OPERATOR);
        assertThat(line.words(Phrase.POSITION, "position", "3")).isEqualTo("You are number 3 in line.");
    }

    @Test
    void stepsBoundsWordsAndHoursAreRead() throws IOException {
        Line line = valid("""
                    capacity: 40
                    overflow: [hold, call_back, operator, voicemail]
                    hold: { longest: 5m, most: 7, music: "https://www.example.com/hold.mp3" }
                    voicemail: { longest: 90s }
                    hours: { zone: America/New_York, days: { mon-fri: "09:00-12:00, 13:00-17:30", sat: "10:00-14:00" } }
                    operator_number: "+14155550123"
                    when_context_is_away: serve
                    words: { busy: "Einen Moment bei {company}." }
                """);

        assertThat(line.capacity()).hasValue(40);
        assertThat(line.overflow().steps()).containsExactly(Step.HOLD, Step.CALL_BACK, Step.OPERATOR, Step.VOICEMAIL);
        assertThat(line.overflow().hold().longest()).isEqualTo(Duration.ofMinutes(5));
        assertThat(line.overflow().hold().most()).isEqualTo(7);
        assertThat(line.overflow().voicemail()).isEqualTo(Duration.ofSeconds(90));
        assertThat(line.operatorNumber()).contains("+14155550123");
        assertThat(line.whenContextIsAway()).isEqualTo(ContextAway.SERVE);
        assertThat(line.words(Phrase.BUSY)).isEqualTo("Einen Moment bei Acme.");
        assertThat(line.hours().orElseThrow().spoken()).isEqualTo(
                "Monday to Friday from 9 AM to 12 PM, Monday to Friday from 1 PM to 5:30 PM, and Saturday from 10 AM to 2 PM");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T14:00:00Z,true", "2026-11-20T13:59:59Z,false", "2026-11-20T22:30:00Z,false", "2026-11-20T17:30:00Z,false",
        "2026-11-21T15:00:00Z,true", "2026-11-22T15:00:00Z,false"})
    void peopleAreThereByTheClockOfTheirZone(Instant when, boolean open) throws IOException {
        Line line = valid("    hours: { zone: America/New_York, days: { mon-fri: \"09:00-12:00, 13:00-17:30\", sat: \"10:00-14:00\" } }\n");

        assertThat(line.hours().orElseThrow().openAt(when)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "overflow: [hold, call_bak]                       | there is no step `call_bak` (did you mean `call_back`?)",
        "overflow: [hold, hold]                           | `hold` is there twice; keep the first",
        "overflow: [voicemail, operator]                  | `operator` stands behind `voicemail`, after which the call is over; put it before",
        "hold: { longest: 1m }                            | add `hold` to its `overflow: [hold, operator]`",
        "voicemail: { longest: 1m }                       | add `voicemail` to its `overflow",
        "capacity: 0                                      | `capacity` is a number from 1",
        "hours: { zone: Mars, days: { mon: \"09:00-17:00\" } } | `Mars` is no time zone",
        "hours: { zone: UTC, days: { moon: \"09:00-17:00\" } } | must be a day or two days from mon, tue",
        "hours: { zone: UTC, days: { mon: \"22:00-06:00\" } }  | ends before it begins",
        "hours: { zone: UTC }                             | there is no day with hours",
        "operator_number: \"0800\"                        | doesn't have the form of",
        "when_context_is_away: wait                      | `when_context_is_away: wait` is not one of operator, serve",
        "words: { buzy: x }                               | there are no words for `buzy` (did you mean `busy`?)"})
    void aMistakeIsNamedWithWhatToDo(String key, String message) throws IOException {
        assertThat(load("    " + key + "\n")).isInstanceOfSatisfying(Loaded.Invalid.class, invalid ->
                assertThat(invalid.problems()).anySatisfy(problem -> assertThat(problem.toString()).startsWith("lines.yaml:").contains(message)));
    }

    private Line valid(String keys) throws IOException {
        return load(keys).orThrow().line("+18005551234").orElseThrow();
    }

    private Loaded load(String keys) throws IOException {
        Files.writeString(directory.resolve("lines.yaml"), """
                lines:
                  - number: "+18005551234"
                    name: acme-main
                    company: Acme
                    agent: triage
                """ + keys);
        return Catalog.load(directory);
    }
}

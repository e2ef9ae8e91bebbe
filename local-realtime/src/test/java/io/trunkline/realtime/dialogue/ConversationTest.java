package io.trunkline.realtime.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the conversations of {@code src/test/resources/conversations}. A line is what happens ({@code caller:}, {@code keys:},
 * {@code tool … -> …}, {@code unheard:}) or what must follow ({@code agent:}).
 */
class ConversationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/conversations");

    static Stream<Path> conversations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void is_held_as_written(Path file) throws IOException {
        // Given
        List<String> lines = Files.readAllLines(file);
        List<String> caller = lines.stream().filter(l -> l.startsWith("# ") && l.contains(": ")).map(l -> l.substring(2)).toList();
        String model = after(lines, "model: ", "local/triage");
        String without = after(lines, "without: ", "");
        Rehearsal rehearsal = new Rehearsal(model, caller, Rehearsal.TOOLS.stream().filter(t -> !without.contains(t)).toList());

        // When, Then
        for (int i = 0; i < lines.size(); i++) {
            step(rehearsal, lines.get(i).strip(), file.getFileName() + ":" + (i + 1));
        }
    }

    private static String after(List<String> lines, String key, String usual) {
        return lines.stream().filter(l -> l.startsWith(key)).map(l -> l.substring(key.length())).findFirst().orElse(usual);
    }

    private static void step(Rehearsal rehearsal, String line, String at) throws IOException {
        String verb = line.contains(" ") ? line.substring(0, line.indexOf(' ')) : line;
        String rest = line.substring(verb.length()).strip();
        switch (verb) {
            case "greeting" -> rehearsal.greet();
            case "prompt" -> rehearsal.prompt();
            case "caller:" -> speak(rehearsal, rest, false);
            case "interrupting:" -> speak(rehearsal, rest, true);
            case "keys:" -> rehearsal.keys(rest);
            case "silence" -> rehearsal.silence();
            case "before:" -> before(rehearsal, rest);
            case "unheard:" -> rehearsal.unheard(rest, false);
            case "unheard-uncalled:" -> rehearsal.unheard(rest, true);
            case "tool" -> tool(rehearsal, rest, at);
            case "agent:" -> agent(rehearsal, rest, at);
            case "agent-not:" -> assertThat(rehearsal.said()).as(at).doesNotContainIgnoringCase(rest);
            case "waits" -> assertThat(rehearsal.nextCall()).as("%s: no call is open", at).isNull();
            case "once" -> assertThat(rehearsal.allCalls().stream().filter(c -> c.name().equals(rest))).as(at).hasSize(1);
            case "never" -> assertThat(rehearsal.allCalls().stream().filter(c -> c.name().equals(rest))).as(at).isEmpty();
            case "#", "", "model:", "without:" -> { }
            default -> throw new AssertionError(at + ": '" + verb + "' isn't known");
        }
    }

    /** {@code what the caller said -> what the agent said}, in a session before this one. */
    private static void before(Rehearsal rehearsal, String both) {
        String[] said = both.split("\\s*->\\s*", 2);
        rehearsal.before(said[0], said[1]);
    }

    /** {@code what was heard | what was heard with the restricted vocabulary}. */
    private static void speak(Rehearsal rehearsal, String words, boolean interrupting) {
        String[] both = words.split("\\s*\\|\\s*", 2);
        rehearsal.caller(both[0], both.length > 1 ? both[1] : both[0], interrupting);
    }

    private static void agent(Rehearsal rehearsal, String words, String at) {
        assertThat(rehearsal.said()).as(at).isNotBlank();
        for (String piece : words.split("\\s*…\\s*")) {
            assertThat(rehearsal.said()).as(at).containsIgnoringCase(piece);
        }
    }

    /** {@code name {arguments that must be there} -> {what it returns}}; without the arrow the call stays open. */
    private static void tool(Rehearsal rehearsal, String rest, String at) throws IOException {
        String[] sides = rest.split("\\s*->\\s*", 2);
        String name = sides[0].split("\\s", 2)[0];
        assertThat(rehearsal.nextCall()).as("%s: %s is called; said: %s", at, name, rehearsal.said()).isNotNull();
        assertThat(rehearsal.nextCall().name()).as(at).isEqualTo(name);
        JsonNode expected = JSON.readTree(sides[0].contains("{") ? sides[0].substring(name.length()) : "{}");
        JsonNode actual = JSON.readTree(rehearsal.nextCall().argumentsJson());
        expected.properties().forEach(e -> assertThat(actual.path(e.getKey()).asText()).as("%s: %s of %s", at, e.getKey(), actual)
                .containsIgnoringCase(e.getValue().asText()));
        if (sides.length > 1) {
            rehearsal.result(sides[1]);
        }
    }
}

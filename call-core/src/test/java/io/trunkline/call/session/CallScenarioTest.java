package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.Transcription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the calls of {@code src/test/resources/calls}: lines {@code <time>ms <who> <what>} are what happens, each followed by lines {@code > …}, the effects it
 * must have, all of them and in order; an effect may be given by its beginning. Deadlines come by themselves; a line {@code <time>ms tick} is where effects
 * of deadlines up to then are expected. Before all that, lines {@code given …} say how the call is set up: {@link Givens}. {@code counted <name>=<n>} looks at a counter.
 */
class CallScenarioTest {

    private static final Path CALLS = Path.of("src/test/resources/calls");

    static Stream<String> calls() throws IOException {
        try (Stream<Path> files = Files.list(CALLS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void happensAsWritten(String name) throws IOException {
        Scenario scenario = new Scenario(name.contains("full-duplex") ? ModelProfile.FULL_DUPLEX : ModelProfile.REALTIME);
        int number = 0;
        for (String raw : Files.readAllLines(CALLS.resolve(name))) {
            scenario.line(name + ":" + ++number, raw.strip());
        }
        scenario.end(name + ": end");
    }

    private static final class Scenario {

        private final EffectLog log = new EffectLog();
        private CallConfig config;
        private CallSession session;
        private final List<String> expected = new ArrayList<>();
        private List<String> actual = List.of();
        private String place = "start";
        private long nowMs;

        Scenario(ModelProfile profile) {
            SessionConfig setUp = SessionConfig.of("triage", "You are the desk.", "marin").withTranscription(new Transcription("gpt-transcribe", "en"));
            GreetingTexts greeting = new GreetingTexts("Welcome back, {name}! How can I help you today?", "Thank you for calling Acme. How can I help you?");
            config = CallConfig.of(setUp, profile, greeting);
        }

        void line(String where, String line) {
            if (line.isEmpty() || line.startsWith("#")) {
                return;
            }
            if (line.startsWith(">")) {
                expected.add(line.substring(1).strip());
            } else if (line.startsWith("given")) {
                assertThat(session).as(where + ": a call is set up before it happens").isNull();
                config = Givens.apply(line.substring(5).strip(), config);
            } else if (line.startsWith("counted")) {
                check();
                counted(where, line.substring(7).strip());
            } else {
                check();
                place = where + " " + line;
                happen(ScenarioLine.parse(line));
            }
        }

        private void happen(ScenarioLine line) {
            if (session == null) {
                session = new CallSession(config, 0);
            }
            if (line.source().equals("tick")) {
                ticksUntil(line.atMs());
            } else {
                ticksUntil(line.atMs() - 1);
                assertThat(log.take()).as("effects of deadlines before " + place).isEmpty();
                nowMs = line.atMs();
                long now = nowMs * 1_000_000;
                switch (line.source()) {
                    case "carrier" -> session.on(line.carrierEvent(), now, log);
                    case "model" -> session.on(line.modelEvent(), now, log);
                    case "us" -> session.on(line.input(), now, log);
                    default -> throw new AssertionError("nobody called " + line.source());
                }
            }
            actual = log.take();
        }

        private void ticksUntil(long untilMs) {
            while (session.nextDeadline() <= untilMs * 1_000_000) {
                long due = session.nextDeadline();
                assertThat(due).as("time doesn't go back at " + place).isGreaterThanOrEqualTo(nowMs * 1_000_000);
                nowMs = due / 1_000_000;
                session.on(new Tick(), due, log);
                assertThat(session.nextDeadline()).as("a deadline that has come is over at " + place).isGreaterThan(due);
            }
        }

        private void check() {
            boolean same = actual.size() == expected.size();
            for (int i = 0; same && i < actual.size(); i++) {
                same = actual.get(i).startsWith(expected.get(i));
            }
            if (!same) {
                assertThat(actual).as(place).isEqualTo(expected);
            }
            expected.clear();
            actual = List.of();
        }

        private void counted(String where, String what) {
            assertThat(session.counters().toString()).as(where).contains(what);
        }

        void end(String where) {
            check();
            assertThat(log.take()).as(where).isEmpty();
        }
    }
}

package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.Transcription;
import io.trunkline.call.recording.EffectText;
import io.trunkline.call.recording.RecordedCall;
import io.trunkline.call.recording.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as lines of text: {@code <time>ms <who> <what>} is what happens, each followed by lines {@code > …}, the effects it must have, all of them and in
 * order; an effect may be given by its beginning, and {@code x3} behind it means three times. {@code config <path> <value>} at the top is a setting, {@code given …}
 * several at once: {@link Givens}.
 *
 * <p>In a call written by hand deadlines come by themselves, and a line {@code <time>ms tick} is where effects of deadlines up to then are expected;
 * {@code counted <name>=<n>} looks at a counter. A recorded one, which begins so, holds the moments of its deadlines, and is compared in masked words.
 */
final class Scenario {

    private static final Pattern TIMES = Pattern.compile("(.*) x(\\d+)");
    private static final String CONFIG = "config ";
    private static final String GIVEN = "given ";

    private final String name;
    private final List<String> lines;
    private final boolean recorded;
    private final EffectLog log;
    private final CallSession session;
    private final List<String> expected = new ArrayList<>();
    private List<String> actual = List.of();
    private String place = "start";
    private long now;

    private Scenario(String name, List<String> lines, ModelProfile profile) {
        this.name = name;
        this.lines = lines;
        recorded = lines.getFirst().equals(RecordedCall.HEADER);
        CallConfig config = config(recorded ? CallConfig.of(SessionConfig.of("", "", ""), profile, new GreetingTexts("", "")) : usual(profile));
        log = new EffectLog(recorded ? EffectText.masked(config) : new EffectText(Wording.PLAIN, 0));
        session = new CallSession(config, 0);
    }

    static Scenario of(String name, List<String> lines) {
        return new Scenario(name, lines, name.contains("full-duplex") ? ModelProfile.FULL_DUPLEX : ModelProfile.REALTIME);
    }

    private static CallConfig usual(ModelProfile profile) {
        SessionConfig session = SessionConfig.of("triage", "You are the desk.", "marin").withTranscription(new Transcription("gpt-transcribe", "en"));
        GreetingTexts greeting = new GreetingTexts("Welcome back, {name}! How can I help you today?", "Thank you for calling Acme. How can I help you?");
        return CallConfig.of(session, profile, greeting);
    }

    private CallConfig config(CallConfig base) {
        ConfigLines settings = new ConfigLines();
        lines.stream().filter(line -> line.startsWith(CONFIG)).map(line -> line.split(" ", 3)).forEach(words -> settings.add(words[1], unquoted(words[2])));
        CallConfig config = settings.over(base);
        for (String given : lines.stream().filter(line -> line.startsWith(GIVEN)).toList()) {
            config = Givens.apply(given.substring(GIVEN.length()).strip(), config);
        }
        return config;
    }

    void play() {
        for (int i = 0; i < lines.size(); i++) {
            line(i, lines.get(i).strip());
        }
        check();
        assertThat(log.take()).as(name + ": end").isEmpty();
    }

    private void line(int index, String line) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith(CONFIG) || line.startsWith(GIVEN) || line.equals(RecordedCall.HEADER)) {
            return;
        }
        if (line.startsWith(">")) {
            expect(line.substring(1).strip());
        } else if (line.startsWith("counted")) {
            check();
            assertThat(session.counters().toString()).as(name + ":" + (index + 1)).contains(line.substring(7).strip());
        } else {
            check();
            place = name + ":" + (index + 1) + " " + line;
            happen(ScenarioLine.parse(line), nextTime(index));
            actual = log.take();
        }
    }

    private void expect(String effect) {
        Matcher times = TIMES.matcher(effect);
        expected.addAll(times.matches() ? Collections.nCopies(Integer.parseInt(times.group(2)), times.group(1)) : List.of(effect));
    }

    private void happen(ScenarioLine line, long next) {
        if (line.source().equals("tick")) {
            ticksUntil(line.atNanos());
            return;
        }
        if (!recorded) {
            ticksUntil(line.atNanos() - 1);
            assertThat(log.take()).as("effects of deadlines before " + place).isEmpty();
        }
        now = line.atNanos();
        if (line.isCallerAudio()) {
            for (int frame = 0; frame < line.frames(); frame++) {
                session.on(line.frame(frame), Math.min(now + frame * line.frameNanos(), next), log);
            }
            return;
        }
        switch (line.source()) {
            case "carrier" -> session.on(line.carrierEvent(), now, log);
            case "model" -> session.on(line.modelEvent(), now, log);
            case "us" -> session.on(line.input(), now, log);
            default -> throw new AssertionError("nobody called " + line.source());
        }
    }

    /** When what follows happens: frames of a run, evenly spaced for want of better, come no later. */
    private long nextTime(int index) {
        return lines.stream().skip(index + 1L).map(String::strip).filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0))).findFirst()
                .map(line -> ScenarioLine.parse(line).atNanos()).orElse(Long.MAX_VALUE);
    }

    private void ticksUntil(long until) {
        while (session.nextDeadline() <= until) {
            long due = session.nextDeadline();
            assertThat(due).as("time doesn't go back at " + place).isGreaterThanOrEqualTo(now);
            now = due;
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

    private static String unquoted(String word) {
        return word.startsWith("\"") && word.endsWith("\"") && word.length() > 1 ? word.substring(1, word.length() - 1) : word;
    }
}

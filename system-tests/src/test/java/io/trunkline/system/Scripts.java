package io.trunkline.system;

import io.trunkline.lab.carrier.LineConditions.CallerVoice;
import io.trunkline.lab.run.SystemOptions;
import io.trunkline.lab.run.Ports;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import io.trunkline.lab.script.ScriptParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The lab's scripts, as written and varied. */
final class Scripts {

    private static final Path FOLDER = SystemOptions.here(Ports.DEFAULT).root().resolve("lab/calls");
    private static final List<String> FIRST = List.of("Maria", "Peter", "Susan", "Robert", "Linda", "Karen", "Thomas", "Helen");
    private static final List<String> LAST = List.of("Baker", "Cooper", "Fisher", "Hunter", "Mason", "Parker", "Turner", "Walker");

    /** Customers so far: callers at the same time must not be the same person. */
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private Scripts() {
    }

    /** One of {@code lab/calls} with the values that stand there. */
    static CallScript shipped(String name) {
        return parse(name, text(name), OptionalLong.empty());
    }

    /** The same call by another person, all variables drawn at random. */
    static CallScript random(String name, long seed) {
        return parse(name + "-" + seed, byAnother(text(name), seed), OptionalLong.of(seed));
    }

    /** A script written in a test, called by a person of its own. */
    static CallScript of(String name, String text, long seed) {
        return parse(name, byAnother(text, seed), OptionalLong.empty());
    }

    /** The caller's voice muted or replaced; a person doesn't wait for ever for an agent who can't hear them. */
    static CallScript unheard(String name, CallerVoice voice, long seed) {
        CallScript script = parse(name + "-" + voice.name().toLowerCase(), byAnother(text(name), seed), OptionalLong.of(seed));
        return new CallScript(script.name(), script.title(), script.from(), script.to(), script.voice(), script.line().withVoice(voice),
                Duration.ofSeconds(25), Duration.ofSeconds(20), script.values(), script.givens(), script.steps(), script.expectations());
    }

    private static CallScript parse(String name, String text, OptionalLong seed) {
        return ScriptParser.parse(name + ".call", text, Draw.of(seed, LocalDate.now())).orThrow();
    }

    private static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".call"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String byAnother(String text, long seed) {
        var random = new Random(seed);
        String first = FIRST.get(random.nextInt(FIRST.size()));
        String last = LAST.get(random.nextInt(LAST.size()));
        int number = PEOPLE.incrementAndGet();
        return text.replaceAll("\\+141555501\\d\\d", String.format("+14155558%03d", number))
                .replaceAll("C-100\\d", String.format("C-2%03d", number))
                .replaceAll("Ann Miller|Daniel Reed", first + " " + last)
                .replaceAll("ann\\.miller|daniel\\.reed", first.toLowerCase() + "." + last.toLowerCase())
                .replaceAll("welcome back Ann", "welcome back " + first);
    }
}

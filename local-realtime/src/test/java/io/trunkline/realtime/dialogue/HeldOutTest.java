package io.trunkline.realtime.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Paraphrases that no dialogue holds, written after the dialogues, are understood as well. */
class HeldOutTest {

    private static final Path FOLDER = Path.of("src/test/resources/held-out");
    private static final double ENOUGH = 0.9;
    private static final String FOUND = """
            {"status":"ok","output":{"order_id":"AB7492","status":"out for delivery","carrier":"FedEx","shipped_on":"2026-03-18",
            "tracking_number":"789245136890","expected":"by end of day"},"display":"Found."}""";

    /** Where it is said, what must follow, what is said. */
    record Paraphrase(String where, String follows, String words) {

        static Paraphrase of(String line) {
            String[] parts = line.split(" : ", 3);
            return new Paraphrase(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }
    }

    static List<Paraphrase> newest() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Path newest = files.filter(f -> f.toString().endsWith(".txt")).sorted().reduce((a, b) -> b).orElseThrow();
            return Files.readAllLines(newest).stream().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Paraphrase::of).toList();
        }
    }

    @Test
    void paraphrases_are_served() throws IOException {
        // Given
        List<Paraphrase> all = newest();
        List<String> failed = new ArrayList<>();

        // When
        for (Paraphrase one : all) {
            Rehearsal call = at(one.where());
            call.caller(one.words(), one.words(), false);
            if (!follows(one.follows(), call)) {
                failed.add(one + " -> " + call.said() + " " + call.nextCall());
            }
        }

        // Then
        assertThat(all).hasSizeGreaterThanOrEqualTo(30);
        assertThat(failed.size()).as(String.join("\n", failed)).isLessThanOrEqualTo((int) Math.floor(all.size() * (1 - ENOUGH)));
        System.out.println("held-out paraphrases served=" + (all.size() - failed.size()) + " of=" + all.size() + " missed=" + failed);
    }

    @Test
    void no_paraphrase_is_an_example() throws IOException {
        List<String> examples = Dialogues.packaged().values().stream().flatMap(d -> d.intents().values().stream())
                .flatMap(i -> i.examples().stream()).map(Talk::comparable).toList();

        assertThat(newest()).noneMatch(p -> examples.contains(Talk.comparable(p.words())));
    }

    /** A call that has come to the place where the words are said. */
    static Rehearsal at(String where) {
        Rehearsal call = new Rehearsal("local/triage", List.of("Name: Ann Miller"), Rehearsal.TOOLS);
        call.greet();
        switch (where) {
            case "start" -> { }
            case "order" -> call.caller("where is my order", "where is my order", false);
            case "charge" -> call.caller("I want to dispute a charge", "", false);
            case "tracking", "email" -> {
                call.caller("where is my order AB7492", "", false);
                call.result(FOUND);
                if (where.equals("email")) {
                    call.caller("yes", "yes", false);
                }
            }
            default -> throw new AssertionError("nobody says anything at " + where);
        }
        return call;
    }

    static boolean follows(String what, Rehearsal call) {
        String said = call.said().toLowerCase(Locale.ROOT);
        String open = call.nextCall() == null ? "" : call.nextCall().name() + " " + call.nextCall().argumentsJson();
        return switch (what.split(" ")[0]) {
            case "order" -> said.contains("order number");
            case "lookup" -> open.startsWith("lookup_order_status") && open.contains(what.split(" ")[1]);
            case "dispute" -> said.contains("which charge") || open.contains("billing_dispute");
            case "escalate" -> open.contains("billing_dispute") && open.contains(what.split(" ")[1].replace(",", ""));
            case "refund" -> said.contains("refund");
            case "human" -> open.startsWith("escalate_to_human");
            case "yes" -> said.contains("the tracking number is") || open.startsWith("send_tracking_email");
            case "no" -> said.contains("anything else") || said.contains("email");
            default -> open.contains(what);
        };
    }
}

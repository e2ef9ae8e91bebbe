package io.trunkline.realtime.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.mind.Act;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whatever callers say, however tools answer and whenever they interrupt: there is an answer, and the call comes to an end. */
class NeverStuckTest {

    private static final int TURNS = 30;
    private static final List<String> NONSENSE = List.of("purple monkey dishwasher", "you", "", "A B 7 4 9 2", "K L 1 2", "it's AB1234",
            "347 dollars", "no", "yes", "okay", "yes please", "last month", "no it's C D 5 6 7 8", "seventeen", "what", "hm", "maybe",
            "I never authorized that", "the three hundred forty seven dollar charge from last month", "double seven", "blah blah blah blah",
            "AB7492 AB7493 CD1234", "thank you very much", "two hundred", "stop", "...", "((([[{", "{order_id}", "\"quoted\"");
    private static final List<String> RESULTS = List.of(
            "{\"status\":\"ok\",\"output\":{\"order_id\":\"AB7492\",\"status\":\"out for delivery\",\"carrier\":\"FedEx\","
                    + "\"shipped_on\":\"2026-03-18\",\"tracking_number\":\"789245136890\",\"expected\":\"by end of day\"},\"display\":\"Shipped.\"}",
            "{\"status\":\"ok\",\"output\":{\"order_id\":\"AB7492\",\"status\":\"delivered\"},\"display\":\"It is delivered.\"}",
            "{\"status\":\"failed\",\"output\":{},\"display\":\"I can't find an order with that number.\"}",
            "{\"status\":\"timeout\"}", "{\"status\":\"ok\"}", "not json", "[]", "null", "{\"status\":\"ok\",\"output\":null}");

    static Stream<Arguments> calls() {
        return Dialogues.packaged().keySet().stream()
                .flatMap(agent -> IntStream.range(0, 40).mapToObj(seed -> Arguments.of(agent, seed)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void every_turn_is_answered_and_every_call_reaches_a_person_or_a_goodbye(String agent, int seed) {
        // Given
        Random random = new Random(seed);
        List<String> pool = pool(Dialogues.packaged().get(agent));
        Rehearsal rehearsal = new Rehearsal("local/" + agent, seed % 2 == 0 ? List.of("Name: Ann Miller") : List.of(), Rehearsal.TOOLS);
        rehearsal.prompt();

        // When
        for (int turn = 0; turn < TURNS && !ended(rehearsal); turn++) {
            turn(rehearsal, pool, random, agent + " " + seed + ", turn " + turn);
        }

        // Then
        assertThat(ended(rehearsal)).as("%s %s reached a person or a goodbye", agent, seed).isTrue();
        assertThat(count(rehearsal, "escalate_to_human")).isLessThanOrEqualTo(2); // one more only after a failure
    }

    private static void turn(Rehearsal rehearsal, List<String> pool, Random random, String at) {
        boolean cuts = !rehearsal.said().isBlank() && random.nextInt(4) == 0;
        if (cuts) {
            String said = rehearsal.said();
            int sentence = said.lastIndexOf(". ") + 1;
            rehearsal.unheard(said.substring(sentence).strip(), random.nextInt(3) == 0);
        }
        switch (random.nextInt(12)) {
            case 0 -> rehearsal.keys("" + (1 + random.nextInt(9)));
            case 1 -> rehearsal.keys("" + random.nextInt(100000));
            default -> rehearsal.caller(pick(pool, random), pick(pool, random), cuts);
        }
        assertThat(rehearsal.said().isBlank() && rehearsal.nextCall() == null).as("%s: left without an answer", at).isFalse();
        while (rehearsal.nextCall() != null && random.nextInt(5) > 0) {
            rehearsal.result(rehearsal.nextCall().name().equals("escalate_to_human") && random.nextInt(3) > 0
                    ? "{\"status\":\"ok\"}" : pick(RESULTS, random));
            assertThat(rehearsal.said().isBlank() && rehearsal.nextCall() == null && !ended(rehearsal)).as("%s: silence after a tool", at).isFalse();
        }
        assertThat(rehearsal.said()).as(at).doesNotContain("{", "}", "null");
    }

    private static boolean ended(Rehearsal rehearsal) {
        return count(rehearsal, "escalate_to_human") > 0 || count(rehearsal, "end_call") > 0;
    }

    private static long count(Rehearsal rehearsal, String tool) {
        return rehearsal.allCalls().stream().map(Act.CallTool::name).filter(tool::equals).count();
    }

    /** What callers may say, without the words that end a call at once: those would make it too easy. */
    private static List<String> pool(Dialogue dialogue) {
        List<String> pool = new ArrayList<>(NONSENSE);
        dialogue.intents().values().stream().filter(i -> !List.of("human", "technical", "account_change", "goodbye").contains(i.name()))
                .forEach(i -> pool.addAll(i.examples()));
        pool.sort(String::compareTo);
        return pool;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}

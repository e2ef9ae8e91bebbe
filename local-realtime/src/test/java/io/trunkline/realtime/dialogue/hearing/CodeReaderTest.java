package io.trunkline.realtime.dialogue.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.dialogue.graph.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

class CodeReaderTest {

    private static final Slot.Code ORDER = new Slot.Code("order_id", List.of("AA9999"), 8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "It's A B 7 4 9 2 | AB7492",
        "AB7492. | AB7492",
        "ab7492 | AB7492",
        "a b seven four nine two | AB7492",
        "My order number is A-B-7-4-9-2. | AB7492",
        "alpha bravo seven four niner two | AB7492",
        "A as in apple, B as in boy, 7 4 9 2 | AB7492",
        "A for alpha, B for bravo, seventy four, ninety two | AB7492",
        "hey bee seven for nine to | AB7492",
        "K D double zero eight five | KD0085",
        "kd 2 0 8 5 | KD2085",
        "Kilo Delta two oh eight five | KD2085",
        "um it's K, uh, D, 2, 0, 8, 5 | KD2085",
        "8 B 7 4 9 2 | AB7492",
        "AB, 74, 92 | AB7492",
        "no, it's A B 7 4 9 3 | AB7493",
        "not A B 7 4 9 2, A B 7 4 9 3 | AB7493",
        "W T four four one six | WT4416",
        "double u tee double four one six | WT4416",
        "see you five five one two | CU5512",
        "That's B is in Bravo, H is in Hotel, 3267. | BH3267",
        "It is in Charlie, Wyas and Yellow, 9028. | CY9028",
        "That's ours in Romeo. Jay is in Juliet, 4017. | RJ4017",
        "That's H is in Hotel, X is in X-ray, 3615. | HX3615",
        "That's why, as in Yankee, C is in Charlie, 5'8, 6'7 | YC5867",
    })
    void reads_what_callers_spell(String words, String code) {
        Candidates read = SlotReader.asked(ORDER, Heard.spoken(words, words, false), "");

        assertThat(read.found()).as(words).isTrue();
        assertThat(read.best()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "I want to talk to a person", "I don't have the number with me right now", "where is my package", "yes please", "what was that",
    })
    void finds_no_code_where_none_was_spelled(String words) {
        assertThat(SlotReader.asked(ORDER, Heard.spoken(words, words, false), "").found()).isFalse();
        assertThat(SlotReader.volunteered(ORDER, Heard.spoken(words, words, false)).found()).isFalse();
    }

    @Test
    void a_word_for_a_letter_is_no_second_letter_in_neither_recognition() {
        Heard heard = Heard.spoken("That's B is in Bravo, H is in Hotel, 3267.", "That's B is, and, bb, h is, and, h, l, three, two, six, seven", false);

        assertThat(SlotReader.asked(ORDER, heard, "").best()).isEqualTo("BH3267");
    }

    @Test
    void an_article_before_the_code_may_have_been_a_letter_which_is_read_back_first() {
        Heard heard = Heard.spoken("It's a y9028.", "It's a y9028.", false);

        Candidates read = SlotReader.asked(ORDER, heard, "");
        assertThat(read.values()).containsExactly("AY9028");
        assertThat(read.alike()).contains("CY9028");
    }

    @Test
    void any_code_spelled_plainly_is_read_exactly() {
        // Given
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String code = "" + letter(random) + letter(random) + (1000 + random.nextInt(9000));
            String spelled = String.join(" ", code.split(""));

            // When
            Candidates read = SlotReader.asked(ORDER, Heard.spoken("It's " + spelled + ".", spelled, false), "");

            // Then
            assertThat(read.best()).isEqualTo(code);
            assertThat(read.doubt()).as(code).isLessThanOrEqualTo(0.5);
        }
    }

    @Test
    void takes_the_beginning_and_completes_it_with_the_next_turn() {
        // Given
        Candidates first = SlotReader.asked(ORDER, Heard.spoken("It's A B", "A B", false), "");
        assertThat(first.part()).isEqualTo("AB____");

        // When
        Candidates both = SlotReader.asked(ORDER, Heard.spoken("seven four nine two", "7 4 9 2", false), first.part());

        // Then
        assertThat(both.best()).isEqualTo("AB7492");
    }

    @Test
    void keypad_digits_leave_only_the_letters_to_ask_for() {
        // Given
        Candidates keyed = SlotReader.asked(ORDER, Heard.typed("[The caller pressed 7 4 9 2 on the keypad]"), "");
        assertThat(keyed.part()).isEqualTo("__7492");

        // When
        Candidates both = SlotReader.asked(ORDER, Heard.spoken("A B", "A B", false), keyed.part());

        // Then
        assertThat(both.best()).isEqualTo("AB7492");
    }

    @Test
    void a_code_heard_in_two_ways_keeps_both_likelier_first() {
        Candidates read = SlotReader.asked(ORDER, Heard.spoken("It's A P 7 4 9 2", "A B 7 4 9 2", false), "");

        assertThat(read.values()).containsExactlyInAnyOrder("AB7492", "AP7492");
        assertThat(read.doubt()).isGreaterThan(0);
    }

    @Test
    void codes_that_sound_alike_are_offered_last() {
        Candidates read = SlotReader.asked(ORDER, Heard.spoken("It's D D 6 8 5 4", "D D 6 8 5 4", false), "");

        assertThat(read.values()).containsExactly("DD6854");
        assertThat(read.alike()).hasSize(8).contains("ED6854", "DE6854", "BD6854").doesNotContain("DD6854");
    }

    @Test
    void digits_without_letters_leave_the_letters_to_ask_for() {
        assertThat(SlotReader.asked(ORDER, Heard.spoken("It's, uh, six one zero six", "6 1 0 6", false), "").part()).isEqualTo("__6106");
    }

    private static char letter(Random random) {
        return (char) ('A' + random.nextInt(26));
    }
}

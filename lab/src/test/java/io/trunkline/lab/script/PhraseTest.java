package io.trunkline.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "AB7492 ! Your order, A B 7 4 9 2, was shipped.",
        "AB7492 ! your order a-b seven four nine two was",
        "789245136890 ! Tracking number 789-245-136-890.",
        "three hundred forty seven dollars ! calling about a $347 charge",
        "three hundred forty seven dollars ! a three hundred and forty-seven dollar charge",
        "$347.00 ! the $347 charge",
        "March 18th ! it was shipped on March eighteenth by",
        "1,250 dollars ! one thousand two hundred fifty dollars",
        "goodbye | bye ! Thank you, bye!",
        "FedEx ! shipped by Fed X today",
        "out for delivery ! it is out for the livery today",
        "welcome back Ann ! Welcome back, Anne! How can I"})
    void findsWhatSoundsTheSame(String phrase, String heard) {
        assertThat(Phrase.of(phrase).isIn(heard)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "AB7492 ! Your order A B 7 4 9 3",
        "347 ! the number 1347",
        "$347 ! the $374 charge",
        "bye ! by the way",
        "transfer ! I can help you with that myself",
        "goodbye ! a good buyer"})
    void tellsApartWhatDoesNot(String phrase, String heard) {
        assertThat(Phrase.of(phrase).isIn(heard)).isFalse();
    }

    @Test
    void numbersInWordsReadBack() {
        for (long number : new long[] {0, 7, 13, 20, 21, 99, 100, 101, 347, 900, 1000, 1347, 21_005, 999_999}) {
            assertThat(HeardText.of(NumberWords.toWords(number)).compact()).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void givesTheWordsOfATextOneByOne() {
        assertThat(HeardText.of("It's a $347.00 charge, the twenty-first.").words())
                .containsExactly("its", "a", "347", "dollars", "charge", "the", "21");
        assertThat(HeardText.of("").words()).isEmpty();
    }

    @Test
    void takesALetterOfACodeForOneThatSoundsLikeItButNoDigit() {
        assertThat(Phrase.of("BF4711").isIn("E. F. Four, seven, one, one, let me look that up.")).isTrue();
        assertThat(Phrase.of("RM5559").isIn("Our M5559. Let me look that up.")).isTrue();
        assertThat(Phrase.of("BF4711").isIn("B F 4 7 1 9")).isFalse();
        assertThat(Phrase.of("BF4711").isIn("L F 4 7 1 1")).isFalse();
    }
}

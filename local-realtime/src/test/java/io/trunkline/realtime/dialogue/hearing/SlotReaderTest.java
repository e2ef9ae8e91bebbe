package io.trunkline.realtime.dialogue.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.dialogue.graph.Slot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "The three hundred forty seven dollar charge from last month, I never authorized that. | 347",
        "the $347 charge | 347",
        "It was $89.99 | 89.99",
        "eighty nine dollars and ninety nine cents | 89.99",
        "about three hundred and forty-seven dollars | 347",
        "one thousand two hundred dollars | 1200",
        "347 | 347",
        "twelve fifty | 12.50",
        "it's sixty four ninety nine | 64.99",
        "the 64 99 dollars one | 64.99",
        "three hundred forty seven dollars | 347",
        "two hundred and twenty dollars | 220",
    })
    void reads_amounts(String words, String amount) {
        assertThat(SlotReader.asked(new Slot.Amount("amount"), Heard.spoken(words, words, false), "").values()).as(words).containsExactly(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "For a hundred twelve dollars from September | Four hundred twelve dollars from September | 412",
        "The $570 charge from last month | The five hundred seven dollars charge from last month | 570",
        "I don't remember the thing | the ninety dollars thing | 90",
    })
    void weighs_what_was_heard_freely_and_with_hints(String open, String hinted, String amount) {
        assertThat(SlotReader.asked(new Slot.Amount("amount"), Heard.spoken(open, hinted, false), "").values()).containsExactly(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "from last month | last month", "it was in March | March", "the one from march 3rd | March 3rd", "two weeks ago | two weeks ago",
        "since May | May", "last January I think | last January",
    })
    void reads_months(String words, String period) {
        assertThat(SlotReader.volunteered(new Slot.Period("month"), Heard.spoken(words, words, false)).values()).containsExactly(period);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "yes | YES", "Yeah, sure. | YES", "that would be great | YES", "okay | YES", "No. | NO", "no thanks | NO",
        "No, that's all, thank you. | NEITHER", "nope | NO", "that's wrong | NO", "where is my order | NEITHER",
    })
    void tells_yes_from_no(String words, Agreement agreement) {
        assertThat(Agreement.whole(words)).isEqualTo(agreement);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"No, that's all, thank you. | NO", "yes I would like that a lot please | YES"})
    void a_long_answer_counts_by_its_beginning(String words, Agreement agreement) {
        assertThat(Agreement.leading(words)).isEqualTo(agreement);
    }
}

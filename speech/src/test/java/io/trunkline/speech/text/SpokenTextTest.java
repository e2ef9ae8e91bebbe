package io.trunkline.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a charge of $347.00 last month | a charge of three hundred forty seven dollars last month",
        "It was $1,204.05. | It was one thousand two hundred four dollars and five cents.",
        "$0.01 | one cent",
        "$1 | one dollar",
        "Your order AB7492 was shipped | Your order A B, seven four nine two was shipped",
        "C-1001 | C, one zero zero one",
        "shipped on 2026-03-18 by FedEx | shipped on March eighteenth, twenty twenty six by FedEx",
        "on March 3, 2005. | on March third, two thousand five.",
        "2026-02-30 | two zero two six, zero two three zero",
        "tracking 789245136890 | tracking seven eight nine two, four five one three, six eight nine zero",
        "call +1 415 555 0100 | call plus one, four one five, five five five, zero one zero zero",
        "call +14155550142 | call plus one, four one five, five five five, zero one four two",
        "4 1 2 | four one two",
        "347 items | three hundred forty seven items",
        "PIN 0042 | PIN zero zero four two",
        "at 5:30 pm | at five thirty pm",
        "3.5% & more | three point five percent and more",
        "sent to ann.miller@example.com | sent to ann dot miller at example dot com",
        "sent to a***@example.com now | sent to a at example dot com now",
        "the 21st | the twenty first",
        "Hi Ann! How are you? | Hi Ann! How are you?"
      })
  void putsWrittenFormsIntoWords(String written, String spoken) {
    // When
    String said = SpokenText.of(written);

    // Then
    assertThat(said).isEqualTo(spoken);
    assertThat(SpokenText.of(said)).isEqualTo(said);
  }
}

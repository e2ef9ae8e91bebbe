package io.trunkline.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a charge of three hundred forty seven dollars last month. | a charge of $347 last month.",
        "a charge of three hundred and forty seven dollars and fifty cents | a charge of $347.50",
        "It was 347 dollars. | It was $347.",
        "about three forty seven dollars | about $347",
        "a hundred dollars | $100",
        "It was six hundred, twelve dollars. | It was $612.",
        "My order number is a B7492. | My order number is AB7492.",
        "it is a b seven four nine two | it is AB7492",
        "A. B. seven, four, nine, two. | AB7492.",
        "A-B-7-4-9-2 | AB7492",
        "AB 74 92 | AB7492",
        "a b seventy four ninety two | AB7492",
        "AB double seven 92 I think | AB7792 I think",
        "the code is one oh five | the code is 105",
        "March eighteenth, twenty twenty six | March 18th, 2026",
        "nobody called, not one person | nobody called, not one person",
        "I have a 30 day trial | I have a 30 day trial",
        "I have a question | I have a question",
        "give me a second please | give me a second please",
        "two hundred and twelve thousand and six | 212006",
        "I need an e-mail. | I need an e-mail.",
        "Yes, that is correct. | Yes, that is correct."
      })
  void writesNumbersAmountsAndIds(String recognized, String written) {
    assertThat(RecognizedText.written(recognized)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My order number is a B7492.",
        "my order number is A, B, seven, four, nine, two.",
        "It's A. B. 7. 4. 9. 2.",
        "yes it's a b dash seven four nine two",
        "a b seventy four ninety two",
        "I have 1 order, it is AB 7492",
        "AB7492"
      })
  void findsTheIdInAnAnswer(String recognized) {
    assertThat(RecognizedText.id(recognized)).contains("AB7492");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "My order number is wg, 7303. | WG7303",
        "My order number is Qi, 1356. | QI1356",
        "my order number is 7492 | 7492",
        "a be seven four nine two | AB7492"
      })
  void takesShortWordsBesideDigitsForLetters(String recognized, String id) {
    assertThat(RecognizedText.id(recognized)).contains(id);
  }

  @Test
  void findsNoIdWhereNoneWasSaid() {
    assertThat(RecognizedText.id("I would like to speak to a human, please.")).isEmpty();
    assertThat(RecognizedText.id("I don't have one")).isEmpty();
    assertThat(RecognizedText.id("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "four one two | 412",
        "it is double five nine | 559",
        "7892, 4513, 6890 | 789245136890",
        "I have two codes, it's four one two oh | 4120",
        "one zero zero zero one | 10001"
      })
  void findsTheDigitsInAnAnswer(String recognized, String digits) {
    assertThat(RecognizedText.digits(recognized)).contains(digits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "three hundred forty seven dollars | 34700",
        "it was $347 | 34700",
        "$1,204.05 I think | 120405",
        "ninety nine cents | 99",
        "three forty seven | 34700",
        "two charges of twelve dollars and five cents | 1205"
      })
  void findsTheAmountInAnAnswer(String recognized, long cents) {
    assertThat(RecognizedText.cents(recognized)).contains(cents);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Yes, that is correct. | true", "yeah | true", "That's right. | true", "Okay, please do. | true",
        "No. | false", "That's not right | false", "Nope, that's wrong | false", "Yes, no problem | true"
      })
  void tellsYesFromNo(String recognized, boolean agreed) {
    assertThat(RecognizedText.agreement(recognized)).contains(agreed);
  }

  @Test
  void hearsNeitherYesNorNoElsewhere() {
    assertThat(RecognizedText.agreement("where is my order")).isEmpty();
    assertThat(RecognizedText.agreement("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Your order AB7492 was shipped on 2026-03-18. | your order a b seven four nine two was shipped on March 18th 2026",
        "A charge of $347.00! | a charge of three hundred forty seven dollars",
        "tracking 789245136890 | tracking 7892, 4513, 6890",
        "I've one order | I've 1 order"
      })
  void comparesWhatWasTypedWithWhatWasHeard(String typed, String heard) {
    assertThat(RecognizedText.comparable(typed)).isEqualTo(RecognizedText.comparable(heard));
    assertThat(RecognizedText.comparable(typed)).isNotBlank();
  }
}

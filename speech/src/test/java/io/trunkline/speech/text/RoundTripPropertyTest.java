package io.trunkline.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class RoundTripPropertyTest {

  @Property
  void aNumberInWordsIsReadBack(@ForAll @LongRange(min = 0, max = NumberWords.LARGEST) long number) {
    List<String> words = List.of(NumberWords.cardinal(number).split(" "));
    assertThat(Cardinals.read(words)).hasValueSatisfying(reading -> {
      assertThat(reading.value()).isEqualTo(number);
      assertThat(reading.words()).isEqualTo(words.size());
    });
  }

  @Property
  void anOrdinalInWordsIsReadBack(@ForAll @LongRange(min = 1, max = 99) long number) {
    List<String> words = List.of(NumberWords.ordinal(number).split(" "));
    assertThat(Cardinals.read(words)).hasValueSatisfying(reading -> {
      assertThat(reading.value()).isEqualTo(number);
      assertThat(reading.ordinal()).isTrue();
    });
  }

  @Property
  void anAmountSpokenIsUnderstood(@ForAll @LongRange(min = 1, max = 99_999_999) long cents) {
    String written = String.format("$%d.%02d", cents / 100, cents % 100);
    assertThat(RecognizedText.cents("it was " + SpokenText.of(written) + " last month")).contains(cents);
  }

  @Property
  void anIdSpokenIsUnderstood(@ForAll("ids") String id) {
    String said = "My order number is " + SpokenText.of(id) + ".";
    assertThat(RecognizedText.id(said)).contains(id);
    assertThat(RecognizedText.written(said)).isEqualTo("My order number is " + id + ".");
  }

  @Property
  void digitsSpokenAreUnderstood(@ForAll @NumericChars @StringLength(min = 5, max = 16) String digits) {
    assertThat(RecognizedText.digits("it is " + SpokenText.of(digits))).contains(digits);
  }

  @Property
  void aDateSpokenIsWrittenBack(@ForAll @IntRange(min = 0, max = 40_000) int day) {
    LocalDate date = LocalDate.of(1990, 1, 1).plusDays(day);
    String written = RecognizedText.written(SpokenText.of(date.toString()));
    assertThat(written).matches("[A-Z][a-z]+ " + date.getDayOfMonth() + "(st|nd|rd|th), " + date.getYear());
  }

  @Property
  void nothingIsTooOddToSpeakHearOrCompare(@ForAll String text) {
    String spoken = SpokenText.of(text);
    assertThat(SpokenText.of(spoken)).isEqualTo(spoken);
    RecognizedText.written(text);
    RecognizedText.id(text);
    RecognizedText.cents(text);
    RecognizedText.digits(text);
    RecognizedText.agreement(text);
    assertThat(RecognizedText.comparable(text)).isEqualTo(RecognizedText.comparable(text).strip());
  }

  @Provide
  Arbitrary<String> ids() {
    // without O, which a listener may take for a zero
    Arbitrary<String> letters = Arbitraries.strings().withChars("ABCDEFGHIJKLMNPQRSTUVWXYZ").ofMinLength(1).ofMaxLength(3);
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(3).ofMaxLength(8);
    return Combinators.combine(letters, digits).as(String::concat);
  }
}

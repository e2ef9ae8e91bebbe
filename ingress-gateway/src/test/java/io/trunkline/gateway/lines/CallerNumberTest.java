package io.trunkline.gateway.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerNumberTest {

    @ParameterizedTest
    @CsvSource({"+14155550100,+14155550100", "sip:+14155550100@example.com,+14155550100", "sips:+442071838750@example.com;transport=tls,+442071838750"})
    void aNumberIsReadAlsoOutOfASipAddress(String from, String number) {
        assertThat(CallerNumber.of(from)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anonymous", "Anonymous", "+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253", "client:ann", "sip:ann@example.com",
        "+0123", "+1", "tel:+14155550100", "+14155550100\n"})
    void aWithheldOrImpossibleNumberIsNone(String from) {
        assertThat(CallerNumber.of(from)).isEmpty();
    }
}

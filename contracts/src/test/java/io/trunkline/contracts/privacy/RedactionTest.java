package io.trunkline.contracts.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.privacy.RedactedTranscript.Side;
import io.trunkline.contracts.privacy.RedactedTranscript.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "my card is 4111111111111111 thanks|my card is [card ....1111] thanks",
            "it's 4111 1111 1111 1111.|it's [card ....1111].",
            "4111-1111-1111-1111|[card ....1111]",
            "four one one one, one one one one, one one one one, one one one one please|[card ....1111] please",
            "four triple one double one double one, um, double one double one triple one one|[card ....1111]",
            "378282246310005 exp 12/27|[card ....0005] exp 12/27",
            "4111 1111 1111 1111 12/27|[card ....1111] 12/27",
            "the security code is 123|the security code is [code]",
            "CVV: 1234 okay|CVV: [code] okay",
            "my pin is four four two one|my pin is [code]",
            "The verification code was 558 213|The verification code was [code]",
            "ssn 123-45-6789|ssn [ssn]",
            "123-45-6789|[ssn]",
            "my social security number is one two three four five six seven eight nine|my social security number is [ssn]",
    })
    void masksWhatMayNotBeKept(String before, String after) {
        assertThat(Redaction.text(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"It's A B 7 4 9 2", "order AB7492", "tracking 789245136890", "7 8 9 2 4 5 1 3 6 8 9 0",
            "tracking 489245136890", "a charge of $347.00 last month", "4111111111111112", "call me at 415 555 0142",
            "press the pin button", "shipped 2026-03-18"})
    void leavesTheRestAlone(String text) {
        assertThat(Redaction.text(text)).isEqualTo(text);
    }

    @Test
    void masksInsideJsonAndByFieldName() {
        // Given
        String json = "{\"order_id\":\"AB7492\",\"note\":\"card 4111 1111 1111 1111\",\"cvv\":\"123\",\"number\":4111111111111111,"
                + "\"nested\":[{\"one_time_code\":558213}],\"tracking\":789245136890}";
        // When
        String masked = Redaction.json(json);
        // Then
        assertThat(masked).isEqualTo("{\"order_id\":\"AB7492\",\"note\":\"card [card ....1111]\",\"cvv\":\"[code]\",\"number\":\"[card ....1111]\","
                + "\"nested\":[{\"one_time_code\":\"[code]\"}],\"tracking\":789245136890}");
    }

    @Test
    void masksTextThatIsNoJson() {
        assertThat(Redaction.json("{broken 4111111111111111")).isEqualTo("{broken [card ....1111]");
    }

    @Test
    void showsTheEndOfANumberAlone() {
        assertThat(Redaction.phone("+14155550142")).isEqualTo("\u20260142");
        assertThat(Redaction.phone(null)).isEqualTo("withheld");
        assertThat(Redaction.phone("911")).isEqualTo("\u2026");
    }

    @Test
    void masksACardSpokenInSeveralBreaths() {
        // Given
        RedactedTranscript<Integer> transcript = new RedactedTranscript<>();
        List<Turn<Integer>> kept = new ArrayList<>();
        // When
        kept.addAll(transcript.add(Side.CALLER, "My card is four one one one", 1));
        kept.addAll(transcript.add(Side.CALLER, "1111 1111", 2));
        kept.addAll(transcript.add(Side.AGENT, "Go on.", 3));
        kept.addAll(transcript.add(Side.CALLER, "one one one one.", 4));
        // Then
        assertThat(kept).extracting(Turn::text).containsExactly("My card is [digits]", "[digits]", "Go on.", "[digits].");
        assertThat(kept).extracting(Turn::about).containsExactly(1, 2, 3, 4);
    }

    @Test
    void letsADigitRunGoThatTurnedOutToBeNoCard() {
        // Given
        RedactedTranscript<Integer> transcript = new RedactedTranscript<>();
        // When
        List<Turn<Integer>> first = transcript.add(Side.CALLER, "order 4492", 1);
        List<Turn<Integer>> second = transcript.add(Side.CALLER, "yes please", 2);
        // Then
        assertThat(first).isEmpty();
        assertThat(second).extracting(Turn::text).containsExactly("order 4492", "yes please");
    }

    @Test
    void keepsNothingBackOfWhatCannotBeACard() {
        assertThat(new RedactedTranscript<Integer>().add(Side.CALLER, "It's A B 7 4 9 2", 1)).hasSize(1);
    }

    @Test
    void masksTheAnswerToAQuestionForACode() {
        // Given
        RedactedTranscript<Integer> transcript = new RedactedTranscript<>();
        transcript.add(Side.AGENT, "What is the security code on the back?", 1);
        // When
        List<Turn<Integer>> kept = new ArrayList<>(transcript.add(Side.CALLER, "It's seven two three", 2));
        kept.addAll(transcript.add(Side.CALLER, "order 7492", 3));
        // Then
        assertThat(kept).extracting(Turn::text).containsExactly("It's [code]", "order 7492");
    }
}

package io.trunkline.tools.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTemplateTest {

    @ParameterizedTest(name = "{0} with {1} -> {2}")
    @CsvSource(delimiter = ';', nullValues = "nothing", value = {
        "Order {id|spelled}.; {\"id\":\"ab-74\"}; Order A B 7 4.",
        "Shipped {d|date}.; {\"d\":\"2026-03-18\"}; Shipped March 18th.",
        "{d|date}; {\"d\":\"2026-03-11T10:00:00Z\"}; March 11th",
        "{d|date}; {\"d\":\"2026-03-22\"}; March 22nd",
        "{d|date}; {\"d\":\"soon\"}; soon",
        "{m|money}; {\"m\":347.00}; $347",
        "{m|money}; {\"m\":12.5}; $12.50",
        "{m|money}; {\"m\":\"free\"}; free",
        "{n|digits}; {\"n\":\"789\"}; 7 8 9",
        "Sent[ by {carrier}].; {}; Sent.",
        "Sent[ by {carrier}].; {\"carrier\":\"UPS\"}; Sent by UPS.",
        "Sent by {carrier}.; {}; nothing",
        "{a}; {\"a\":\"{b} $1 \\\\ [c]\",\"b\":\"x\"}; {b} $1 \\ [c]",
        "{a}; {\"a\":{\"b\":1}}; nothing",
    })
    void valuesAreSpokenAndMissingPartsLeftOut(String template, String values, String sentence) throws JsonProcessingException {
        assertThat(DisplayTemplate.render(template, new ObjectMapper().readTree(values))).isEqualTo(Optional.ofNullable(sentence));
    }
}

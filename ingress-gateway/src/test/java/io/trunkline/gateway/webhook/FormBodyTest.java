package io.trunkline.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.trunkline.carriers.twilio.TwilioSignature;
import io.trunkline.gateway.world.FakeCarrier;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FormBodyTest {

    @Test
    void valuesAreDecodedAndRepeatedNamesKept() {
        // When
        FormBody.Parsed parsed = FormBody.parse("a=1&b=%2B1+x%C3%A9&a=2&empty=&bare&&".getBytes(StandardCharsets.US_ASCII));
        // Then
        assertThat(parsed).isEqualTo(new FormBody.Parsed.Form(Map.of("a", List.of("1", "2"), "b", List.of("+1 xé"), "empty", List.of(""), "bare", List.of(""))));
    }

    @Test
    void tooManyFieldsAreNoForm() {
        assertThat(FormBody.parse("a=1&".repeat(FormBody.MOST_FIELDS + 1).getBytes(StandardCharsets.US_ASCII))).isInstanceOf(FormBody.Parsed.Malformed.class);
    }

    @RepeatedTest(200)
    void arbitraryBytesNeverThrow() {
        byte[] bytes = new byte[new Random().nextInt(200)];
        new Random().nextBytes(bytes);
        assertThat(FormBody.parse(bytes)).isNotNull();
    }

    @RepeatedTest(100)
    void whatTwilioJavaSignsIsVerifiedAfterTheWayThroughTheForm() {
        // Given
        Random random = new Random();
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            form.put(text(random) + i, text(random));
        }
        String url = "https://gw.example.com/twilio/voice?x=1";
        String signature = FakeCarrier.sign(url, form, "12345");
        // When
        FormBody.Parsed parsed = FormBody.parse(FakeCarrier.encode(form).getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(new RequestValidator("12345").validate(url, form, signature)).isTrue();
        assertThat(new TwilioSignature("12345").verifyForm(url, ((FormBody.Parsed.Form) parsed).fields(), signature)).isTrue();
        form.put("Added", "x");
        assertThat(new TwilioSignature("12345").verifyForm(url, Map.of("Added", List.of("x")), signature)).isFalse();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0x20, 0x2000).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}

package io.trunkline.lab.carrier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Map<String, String> FORM = Map.of(
            "CallSid", "CA1234567890ABCDE", "Caller", "+14158675309", "Digits", "1234", "From", "+14158675309", "To", "+18005551212");

    private final Signature signature = new Signature("12345");

    @Test
    void isTwilios() {
        assertThat(signature.of("https://mycompany.com/myapp.php?foo=1&bar=2", FORM)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        assertThat(signature.of("https://mycompany.com:443/myapp.php?foo=1&bar=2", FORM)).isEqualTo("kvajT1Ptam85bY51eRf/AJRuM3w=");
        assertThat(signature.of("http://mycompany.com:80/myapp.php?foo=1&bar=2", FORM)).isEqualTo("0ZXoZLH/DfblKGATFgpif+LLRf4=");
        assertThat(signature.of("wss://bridge.example.com/media/v1", Map.of())).isEqualTo("T1EfUukZv5WPseoEykGvxh+fG5M=");
    }

    @Test
    void ofEveryParameterAWebhookCarriesIsAcceptedByTwiliosOwnValidator() {
        // Given
        Map<String, String> all = new CallParameters("AC1", "CA1", "anonymous", "+18005551234", null).with("ringing");
        String url = "https://voice.trunkline.test/twilio/voice?a=%20b";

        // When, Then
        assertThat(all).containsEntry("CallerCity", "").containsEntry("From", "anonymous").doesNotContainKey("StirVerstat");
        assertThat(new RequestValidator("12345").validate(url, all, signature.of(url, all))).isTrue();
        assertThat(new RequestValidator("54321").validate(url, all, signature.of(url, all))).isFalse();
    }
}

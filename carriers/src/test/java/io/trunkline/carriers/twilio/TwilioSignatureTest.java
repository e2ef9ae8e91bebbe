package io.trunkline.carriers.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are Twilio's own where they exist; twilio-java is the judge of the rest. */
class TwilioSignatureTest {

    private static final String TOKEN = "12345";
    private static final Map<String, List<String>> FORM = Map.of("CallSid", List.of("CA1234567890ABCDE"), "Caller", List.of("+14158675309"),
            "Digits", List.of("1234"), "From", List.of("+14158675309"), "To", List.of("+18005551212"));

    private final TwilioSignature signature = new TwilioSignature(TOKEN);

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com:443/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
        "http://mycompany.com:80/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4="
    })
    void acceptsTheDocumentedVectors(String url, String expected) {
        assertThat(signature.verifyForm(url, FORM, expected)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // signed with the port, known to us without, and the other way round
        "https://mycompany.com/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
        "https://mycompany.com:443/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "http://mycompany.com/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4=",
        // fragments hold Twilio's retry settings and are not signed
        "https://mycompany.com/myapp.php?foo=1&bar=2#rc=2, RSOYDt4T1cUTdK1PDd93/VVr8B8="
    })
    void acceptsTheSameUrlWithAndWithoutItsPort(String url, String expected) {
        assertThat(signature.verifyForm(url, FORM, expected)).isTrue();
    }

    @Test
    void refusesAnythingElse() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        String good = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        Map<String, List<String>> changed = new HashMap<>(FORM);
        changed.put("From", List.of("+14158675310"));
        Map<String, List<String>> added = new HashMap<>(FORM);
        added.put("Extra", List.of("1"));
        Map<String, List<String>> doubled = new HashMap<>(FORM);
        doubled.put("From", List.of("+14158675309", "+14158675310"));

        assertThat(signature.verifyForm(url, FORM, null)).isFalse();
        assertThat(signature.verifyForm(url, FORM, "")).isFalse();
        assertThat(signature.verifyForm(url, FORM, "nonsense")).isFalse();
        assertThat(signature.verifyForm(url, changed, good)).isFalse();
        assertThat(signature.verifyForm(url, added, good)).isFalse();
        assertThat(signature.verifyForm(url, doubled, good)).isFalse();
        assertThat(signature.verifyForm("http://mycompany.com/myapp.php?foo=1&bar=2", FORM, good)).isFalse();
        assertThat(signature.verifyForm("https://mycompany.com/myapp.php?foo=1&bar=3", FORM, good)).isFalse();
        assertThat(signature.verifyForm("no url at all", FORM, good)).isFalse();
        assertThat(new TwilioSignature("54321").verifyForm(url, FORM, good)).isFalse();
    }

    @Test
    void aJsonBodyMustMatchTheHashInItsSignedUrl() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        String good = "a9nBmqA0ju/hNViExpshrM61xv4=";
        byte[] body = "{\"property\": \"value\", \"boolean\": true}".getBytes(StandardCharsets.UTF_8);
        byte[] other = "{\"property\": \"value\", \"boolean\": false}".getBytes(StandardCharsets.UTF_8);

        assertThat(signature.verifyBody(url, body, good)).isTrue();
        assertThat(signature.verifyBody(url, other, good)).isFalse();
        assertThat(signature.verifyBody("https://mycompany.com/myapp.php", body, twilioSigned("https://mycompany.com/myapp.php"))).isFalse();
    }

    @Test
    void theHandshakeIsSignedOverTheWssUrlAlsoWithASlash() {
        String url = "wss://bridge.example.com/media/v1";

        assertThat(signature.verifyHandshake(url, "T1EfUukZv5WPseoEykGvxh+fG5M=")).isTrue();
        assertThat(signature.verifyHandshake(url, twilioSigned(url + "/"))).isTrue();
        assertThat(signature.verifyHandshake(url, twilioSigned("wss://bridge.example.com:443/media/v1"))).isTrue();
        assertThat(signature.verifyHandshake(url, twilioSigned("https://bridge.example.com/media/v1"))).isFalse();
        assertThat(signature.verifyHandshake(url, null)).isFalse();
    }

    @Test
    void portsOfAddressesAndUserInfoAreToldApart() {
        String url = "https://user:secret@[2001:db8::1]/voice?u=a:b@c";

        assertThat(signature.verifyGet(url, twilioSigned("https://user:secret@[2001:db8::1]:443/voice?u=a:b@c"))).isTrue();
        assertThat(signature.verifyGet("https://user:secret@host:8443/voice", twilioSigned("https://user:secret@host/voice"))).isTrue();
    }

    @Property(tries = 200)
    void agreesWithTwilioJava(@ForAll @Size(max = 6) Map<@AlphaChars @StringLength(min = 1, max = 8) String, @StringLength(max = 12) String> form,
            @ForAll boolean port, @ForAll boolean tampered) throws Exception {
        // Given
        String url = "https://gw.example.com" + (port ? ":443" : "") + "/twilio/voice?n=1";
        Map<String, List<String>> parameters = new HashMap<>();
        StringBuilder data = new StringBuilder(url);
        form.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            parameters.put(entry.getKey(), List.of(entry.getValue()));
            data.append(entry.getKey()).append(entry.getValue());
        });
        String signed = twilioSigned(tampered ? data + "x" : data.toString());

        // When
        boolean expected = new RequestValidator(TOKEN).validate(url, form, signed);

        // Then
        assertThat(expected).isEqualTo(!tampered);
        assertThat(signature.verifyForm(url, parameters, signed)).isEqualTo(expected);
    }

    private static String twilioSigned(String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

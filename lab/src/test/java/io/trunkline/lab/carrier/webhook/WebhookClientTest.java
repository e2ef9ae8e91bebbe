package io.trunkline.lab.carrier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.http.Form;
import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WebhookClientTest {

    private static final String PUBLIC = "https://voice.trunkline.test";

    private final CountDownLatch never = new CountDownLatch(1);
    private final List<String> signedUrls = new ArrayList<>();
    private final Signature signature = new Signature("12345");
    private final HttpClient http = HttpClient.newHttpClient();
    private LoopbackServer server = LoopbackServer.start("test", 0, this::answer);
    private final URI base = server.base();
    private final WebhookClient client = new WebhookClient(http, new RouteTable(Map.of(PUBLIC, base.toString())), Duration.ofSeconds(2));

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void theFragmentIsNeitherSentNorSigned() {
        // When
        WebhookResult result = client.send("POST", PUBLIC + "/voice?a=1#rc=2&rp=5xx", Map.of("CallSid", "CA1"), signature);

        // Then
        assertThat(result).isEqualTo(new WebhookResult.Answered(200, "CA1"));
        assertThat(signedUrls).containsExactly(PUBLIC + "/voice?a=1");
    }

    @Test
    void aGetCarriesAndSignsItsParametersInTheQuery() {
        // When
        client.send("GET", PUBLIC + "/voice?a=1", Map.of("From", "+1415"), signature);

        // Then
        assertThat(signedUrls).containsExactly(PUBLIC + "/voice?a=1&From=%2B1415");
    }

    @Test
    void aServerThatWasRestartedIsReachedAgain() {
        // Given
        client.send("POST", PUBLIC + "/voice", Map.of("CallSid", "CA1"), signature);
        server.close();
        server = LoopbackServer.start("test", base.getPort(), this::answer);

        // When
        WebhookResult result = client.send("POST", PUBLIC + "/voice", Map.of("CallSid", "CA2"), signature);

        // Then
        assertThat(result).isEqualTo(new WebhookResult.Answered(200, "CA2"));
    }

    @Test
    void failuresHaveTwiliosCodes() {
        // When
        WebhookResult refused = client.send("POST", PUBLIC + "/refuse", Map.of(), signature);
        WebhookResult slow = client.send("POST", PUBLIC + "/slow", Map.of(), signature);
        WebhookResult nonsense = client.send("POST", "not a url", Map.of(), signature);
        server.close();
        WebhookResult gone = client.send("POST", PUBLIC + "/voice", Map.of(), signature);

        // Then
        assertThat(refused).isEqualTo(new WebhookResult.Failed(403, 11200, "got HTTP 403"));
        assertThat(slow).isInstanceOfSatisfying(WebhookResult.Failed.class, f -> assertThat(f.code()).isEqualTo(11200));
        assertThat(nonsense).isInstanceOfSatisfying(WebhookResult.Failed.class, f -> assertThat(f.code()).isEqualTo(11200));
        assertThat(gone).isInstanceOfSatisfying(WebhookResult.Failed.class, f -> assertThat(f.code()).isEqualTo(11205));
    }

    private Reply answer(Request request) throws InterruptedException {
        Map<String, String> form = Form.decodeSingle(request.body());
        String url = PUBLIC + request.exchange().getRequestURI();
        if (new RequestValidator("12345").validate(url, form, request.header("X-Twilio-Signature"))) {
            signedUrls.add(url);
        }
        return switch (request.path()) {
            case "/refuse" -> Reply.text(403, "no");
            case "/slow" -> {
                never.await();
                yield Reply.empty(200);
            }
            default -> Reply.text(200, form.getOrDefault("CallSid", ""));
        };
    }
}

package io.trunkline.gateway.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.gateway.world.FakeTwilio;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.lab.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointNumberTest {
    private static final String SID = "PN00000000000000000000000000000001";
    private final FakeTwilio twilio = new FakeTwilio(0);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void theNumberIsPointedAndEachChangeIsTold() {
        // Given
        twilio.otherwise(asked -> asked.method().equals("GET")
                ? Reply.json(200, "{\"incoming_phone_numbers\":[" + number("https://old.example.com/voice", "") + "],\"page\":0,\"page_size\":50}")
                : Reply.json(200, number(asked.form().get("VoiceUrl"), asked.form().get("StatusCallback"))));
        // When
        int code = run(Map.of(), "+18005551234", "--url", "https://gw.example.com/");
        // Then
        assertThat(code).as(err.toString()).isZero();
        assertThat(twilio.asked()).hasSize(2);
        assertThat(twilio.asked().get(0).query()).containsEntry("PhoneNumber", "+18005551234");
        assertThat(twilio.asked().get(1).path()).endsWith("/IncomingPhoneNumbers/" + SID + ".json");
        assertThat(twilio.asked().get(1).form()).containsEntry("VoiceUrl", "https://gw.example.com/twilio/voice")
                .containsEntry("VoiceFallbackUrl", "https://gw.example.com/twilio/fallback")
                .containsEntry("StatusCallback", "https://gw.example.com/twilio/call-status");
        assertThat(out.toString()).contains("voice URL: https://old.example.com/voice -> https://gw.example.com/twilio/voice")
                .contains("status callback: (nothing) -> https://gw.example.com/twilio/call-status");
    }

    @Test
    void theFallbackIsAFileThatNeedsNothingOfOurs(@TempDir Path directory) throws IOException {
        // Given
        Path file = directory.resolve("acme.xml");
        twilio.otherwise(asked -> asked.method().equals("GET")
                ? Reply.json(200, "{\"incoming_phone_numbers\":[" + number("https://old.example.com/voice", "") + "],\"page\":0,\"page_size\":50}")
                : Reply.json(200, number(asked.form().get("VoiceUrl"), asked.form().get("StatusCallback"))));
        // When
        int code = run(Map.of(), "+18005551234", "--url", "https://gw.example.com", "--fallback", "https://fallback.example.com/acme.xml", "--write", file.toString());
        // Then
        assertThat(code).as(err.toString()).isZero();
        assertThat(twilio.asked().get(1).form()).containsEntry("VoiceFallbackUrl", "https://fallback.example.com/acme.xml").containsEntry("VoiceFallbackMethod", "GET");
        Twiml twiml = Twiml.read(Files.readString(file));
        assertThat(twiml.verbs()).containsExactly("Say", "Enqueue", "Say", "Hangup");
        assertThat(twiml.text("Enqueue")).isEqualTo("operator");
        assertThat(Files.readString(file)).contains("Thank you for calling Acme").doesNotContain("gw.example.com");
    }

    @Test
    void theFileAloneNeedsNoAccountAndDialsTheLinesOwnNumber(@TempDir Path directory) throws IOException {
        // Given
        copyConfig(directory, "    operator_number: \"+14155550123\"\n");
        Path file = directory.resolve("acme.xml");
        // When
        int code = run(Map.of("TWILIO_ACCOUNT_SID", "", "CONFIG_DIR", directory.toString()), "+18005551234", "--write", file.toString());
        // Then
        assertThat(code).as(err.toString()).isZero();
        assertThat(Twiml.read(Files.readString(file)).text("Number")).isEqualTo("+14155550123");
        assertThat(twilio.asked()).isEmpty();
    }

    @Test
    void aFileForANumberThatIsNoLineIsNotMade(@TempDir Path directory) {
        // When
        int code = run(Map.of(), "+14155550199", "--url", "https://gw.example.com", "--write", directory.resolve("x.xml").toString());
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("+14155550199 is no line of");
        assertThat(twilio.asked()).isEmpty();
    }

    @Test
    void aFallbackAtTheGatewayItselfIsRefused() {
        // When
        int code = run(Map.of(), "+18005551234", "--url", "https://gw.example.com", "--fallback", "https://gw.example.com/acme.xml");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("put the file somewhere else");
    }

    private static void copyConfig(Path directory, String keys) throws IOException {
        Path shipped = Path.of("../config");
        Files.createDirectories(directory.resolve("agents"));
        for (String file : List.of("tools.yaml", "agents/triage.yaml", "agents/billing.yaml", "agents/refunds.yaml")) {
            Files.copy(shipped.resolve(file), directory.resolve(file));
        }
        Files.writeString(directory.resolve("lines.yaml"),
                "lines:\n  - number: \"+18005551234\"\n    name: acme\n    company: Acme\n    agent: triage\n" + keys);
    }

    @Test
    void aNumberOfAnotherAccountIsSaidSo() {
        // Given
        twilio.otherwise(asked -> Reply.json(200, "{\"incoming_phone_numbers\":[],\"page\":0,\"page_size\":50}"));
        // When
        int code = run(Map.of(), "+18005551234", "--url", "https://gw.example.com");
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("not a number of account");
    }

    @Test
    void wrongCredentialsAreSaidSo() {
        // Given
        twilio.otherwise(asked -> FakeTwilio.error(401, 20003));
        // When
        int code = run(Map.of(), "+18005551234", "--url", "https://gw.example.com");
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("TWILIO_AUTH_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5551234", "+1", "hello", "+18005551234;rm"})
    void whatIsNoNumberIsRefusedBeforeAnythingIsAsked(String number) {
        // When
        int code = run(Map.of(), number, "--url", "https://gw.example.com");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("phone number");
        assertThat(twilio.asked()).isEmpty();
    }

    @Test
    void missingCredentialsAreNamed() {
        // When
        int code = run(Map.of("TWILIO_AUTH_TOKEN", ""), "+18005551234", "--url", "https://gw.example.com");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("TWILIO_ACCOUNT_SID").contains("TWILIO_AUTH_TOKEN");
    }

    @Test
    void anUnreachableApiIsSaidSo() {
        // When
        int code = run(Map.of("TWILIO_API_URL", "http://127.0.0.1:1"), "+18005551234", "--url", "https://gw.example.com");
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("can't be reached");
    }

    private int run(Map<String, String> overrides, String... args) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "t", "TWILIO_API_URL", twilio.base(),
                "CONFIG_DIR", "../config"));
        environment.putAll(overrides);
        return PointNumber.run(args, environment, new PrintStream(out), new PrintStream(err));
    }

    private static String number(String voiceUrl, String status) {
        return "{\"sid\":\"" + SID + "\",\"account_sid\":\"AC1\",\"phone_number\":\"+18005551234\",\"voice_url\":\"" + voiceUrl
                + "\",\"voice_fallback_url\":\"https://gw.example.com/twilio/fallback\",\"status_callback\":\"" + status + "\"}";
    }
}

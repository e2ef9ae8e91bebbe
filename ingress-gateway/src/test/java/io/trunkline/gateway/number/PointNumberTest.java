package io.trunkline.gateway.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.gateway.world.FakeTwilio;
import io.trunkline.lab.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
        Map<String, String> environment = new LinkedHashMap<>(Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "t", "TWILIO_API_URL", twilio.base()));
        environment.putAll(overrides);
        return PointNumber.run(args, environment, new PrintStream(out), new PrintStream(err));
    }

    private static String number(String voiceUrl, String status) {
        return "{\"sid\":\"" + SID + "\",\"account_sid\":\"AC1\",\"phone_number\":\"+18005551234\",\"voice_url\":\"" + voiceUrl
                + "\",\"voice_fallback_url\":\"https://gw.example.com/twilio/fallback\",\"status_callback\":\"" + status + "\"}";
    }
}

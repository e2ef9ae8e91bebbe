package io.trunkline.realtime.socket;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.trunkline.realtime.audio.WireFormat;
import io.trunkline.speech.Resampling;
import io.trunkline.speech.SpeechModels;
import io.trunkline.speech.VoiceStyle;
import io.trunkline.speech.Vocabulary;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URL;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** The whole server over real sockets; where words matter, with the real speech engines. */
@QuarkusTest
@TestProfile(RealtimeServerTest.Inspectable.class)
class RealtimeServerTest {

    /** Faults on. */
    public static class Inspectable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("local-realtime.faults", "true");
        }
    }

    @TestHTTPResource("/")
    URL url;

    @Inject
    SpeechModels models;

    @BeforeEach
    void ready() {
        await().atMost(60, TimeUnit.SECONDS).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void healthy() {
        given().delete("/faults").then().statusCode(200);
    }

    @Test
    void no_key_is_401() {
        assertThat(Client.refusal(url.getPort(), "?model=local/echo", null)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 ", "403 ?model=local/nobody", "404 ?model=local/echo&call_id=rtc_1"})
    void a_session_that_cannot_be_is_refused_at_the_upgrade(String statusAndQuery) {
        int status = Integer.parseInt(statusAndQuery.split(" ", 2)[0]);
        assertThat(Client.refusal(url.getPort(), statusAndQuery.split(" ", 2)[1], "sk")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 503})
    void upgrades_are_refused_on_request(int status) {
        fault("{\"refuseUpgrade\":%d}".formatted(status));

        assertThat(Client.refusal(url.getPort(), "?model=local/echo", "sk")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1011})
    void the_socket_is_closed_mid_word_on_request(int code) throws Exception {
        fault("{\"closeCode\":%d,\"closeAfterDeltas\":2}".formatted(code));
        try (Client client = Client.connect(url.getPort())) {
            client.send("{\"type\":\"response.create\",\"response\":{\"instructions\":\"Say exactly: \\\"One two three.\\\"\"}}");

            assertThat(client.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void the_connection_breaks_mid_word_on_request() throws Exception {
        fault("{\"closeCode\":1006,\"closeAfterDeltas\":2}");
        try (RawClient client = RawClient.connect(url.getPort())) {
            client.send("{\"type\":\"response.create\",\"response\":{\"instructions\":\"Say exactly: \\\"One two three.\\\"\"}}");

            // a reset may swallow frames that were on their way, but there is no close frame in any case
            assertThat(client.frameTypesUntilTheEnd()).doesNotContain(RawClient.CLOSE);
        }
    }

    @Test
    void a_session_expires_early_on_request() throws Exception {
        fault("{\"expireAfterMs\":50}");
        try (Client client = Client.connect(url.getPort())) {
            client.await("session.created");

            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void models_are_listed() {
        given().get("/v1/models").then().statusCode(200).body("object", equalTo("list"))
                .body("data[0].id", equalTo("local/echo")).body("data[0].object", equalTo("model"));
    }

    @Test
    void an_event_of_fifteen_mebibytes_is_taken() throws Exception {
        try (Client client = Client.connect(url.getPort())) {
            String audio = Base64.getEncoder().encodeToString(new byte[15 * 1024 * 1024]);

            client.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                    + "\"content\":[{\"type\":\"input_audio\",\"transcript\":\"hush\",\"audio\":\"" + audio + "\"}]}}");

            assertThat(client.await("conversation.item.done").at("/item/role").asText()).isEqualTo("user");
        }
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void a_caller_is_heard_and_answered_aloud(WireFormat format) throws Exception {
        Assumptions.assumeTrue(SpeechModels.available(SpeechModels.defaultWeights()).complete());
        try (Client client = Client.connect(url.getPort())) {
            speak(client, format, "I would like to talk about my last bill.");
            long ended = System.nanoTime();

            String transcript = client.await("conversation.item.input_audio_transcription.completed").get("transcript").asText();
            byte[] answer = client.answer();

            assertThat(words(transcript)).contains("talk about my last bill");
            assertThat(words(heard(answer, format))).contains("you said").contains("talk about my last bill").contains("anything else");
            System.out.printf("%s: end of audio to first delta %d ms%n", format,
                    (client.firstAudioNanos.get() - ended) / 1_000_000);
        }
    }

    @Test
    void noise_and_silence_make_no_turn() throws Exception {
        Assumptions.assumeTrue(SpeechModels.available(SpeechModels.defaultWeights()).complete());
        try (Client client = Client.connect(url.getPort())) {
            configure(client, WireFormat.PCMU);
            Random random = new Random(7);
            short[] noise = new short[8_000 * 6];
            for (int i = 0; i < 8_000 * 4; i++) {
                noise[i] = (short) (random.nextGaussian() * 1_000);
            }
            stream(client, WireFormat.PCMU.encode(noise), WireFormat.PCMU);
            client.send("{\"type\":\"input_audio_buffer.commit\"}");

            // the first thing that happened since the update is our own commit
            assertThat(client.await("input_audio_buffer.committed").get("previous_item_id").isNull()).isTrue();
            assertThat(client.await("conversation.item.input_audio_transcription.completed").get("transcript").asText()).isEmpty();
        }
    }

    @Test
    void what_was_not_heard_is_not_remembered() throws Exception {
        Assumptions.assumeTrue(SpeechModels.available(SpeechModels.defaultWeights()).complete());
        try (Client client = Client.connect(url.getPort())) {
            String session = client.await("session.created").at("/session/id").asText();
            configure(client, WireFormat.PCMU);
            client.send("{\"type\":\"response.create\",\"response\":{\"instructions\":"
                    + "\"Say exactly: \\\"Your order has shipped. It will arrive on Monday morning.\\\"\"}}");
            String item = client.await("response.output_item.added").at("/item/id").asText();
            byte[] answer = client.answer();

            int cutMs = WireFormat.PCMU.millis(answer.length) - 900;
            client.send("{\"type\":\"conversation.item.truncate\",\"item_id\":\"%s\",\"content_index\":0,\"audio_end_ms\":%d}"
                    .formatted(item, cutMs));
            client.await("conversation.item.truncated");

            given().get("/sessions/" + session + "/items").then().statusCode(200)
                    .body("[0].heard", equalTo(java.util.List.of("Your order has shipped.")))
                    .body("[0].audio_ms", equalTo(cutMs)).body("[0].content[0].transcript", equalTo(null));
        }
    }

    private void fault(String json) {
        given().contentType("application/json").body(json).post("/faults").then().statusCode(200);
    }

    private void speak(Client client, WireFormat format, String words) throws Exception {
        configure(client, format);
        var speech = models.synthesizer().synthesize(words, VoiceStyle.NATURAL).at(format.rateHz());
        short[] samples = Arrays.copyOf(speech.samples(), speech.samples().length + format.rateHz());
        stream(client, format.encode(samples), format);
    }

    private static void stream(Client client, byte[] audio, WireFormat format) {
        int frame = 20 * format.bytesPerMs();
        for (int from = 0; from < audio.length; from += frame) {
            client.append(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + frame)));
        }
    }

    private static void configure(Client client, WireFormat format) throws InterruptedException {
        String wire = format == WireFormat.PCM ? "{\"type\":\"audio/pcm\",\"rate\":24000}" : "{\"type\":\"" + format.type() + "\"}";
        client.send(("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":{\"format\":%s,"
                + "\"transcription\":{\"model\":\"gpt-transcribe\"}},\"output\":{\"format\":%s}}}}").formatted(wire, wire));
        JsonNode updated = client.await("session.updated");
        assertThat(updated.at("/session/audio/output/format/type").asText()).isEqualTo(format.type());
    }

    private String heard(byte[] audio, WireFormat format) {
        return models.recognizer().recognize(Resampling.toFloat16k(format.decode(audio), format.rateHz()), Vocabulary.OPEN);
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "").replaceAll(" +", " ");
    }
}

package io.trunkline.models.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.models.Exchange;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GeminiTest {

    private static final Path EXCHANGES = Path.of("src/test/resources/gemini/exchanges.txt");

    private final GeminiProvider gemini = new GeminiProvider();

    @Test
    void speaksAsTheServerExpects() throws IOException {
        Exchange.play(EXCHANGES, gemini::newCodec);
    }

    @Test
    void showsTheKeyInAHeaderAlone() {
        ModelEndpoint endpoint = gemini.endpoint(new ModelAccess(null, "live", "key-1", null));

        assertThat(endpoint.uri().toString()).startsWith("wss://generativelanguage.googleapis.com/ws/").doesNotContain("key");
        assertThat(endpoint.headers()).containsExactly(Map.entry("x-goog-api-key", "key-1"));
        assertThat(gemini.endpoint(new ModelAccess(URI.create("wss://vertex.test/ws"), "live", null, "token-1", null)).headers())
                .containsExactly(Map.entry("Authorization", "Bearer token-1"));
    }

    @Test
    void sendsLinearAudioAtSixteenKilohertz() {
        List<byte[]> frames = new ArrayList<>();
        gemini.newCodec("live").encode(new AppendAudio(Audio.ofG711(new byte[160])), frames::add);

        String frame = new String(frames.getFirst(), StandardCharsets.US_ASCII);
        assertThat(frame).contains("audio/pcm;rate=16000");
        assertThat(Base64.getDecoder().decode(frame.substring(frame.indexOf("data\":\"") + 7, frame.length() - 4))).hasSize(640);
    }

    @Test
    void goesOnWithAnEarlierSessionByItsHandle() {
        // Given
        var first = gemini.newCodec("live");
        byte[] handle = "{\"sessionResumptionUpdate\":{\"newHandle\":\"h-1\",\"resumable\":true}}".getBytes(StandardCharsets.UTF_8);
        first.decode(handle, 0, handle.length, event -> { });
        var second = gemini.newCodec("live");
        List<byte[]> frames = new ArrayList<>();

        // When
        boolean resumes = second.resume(first);
        second.encode(new OpenSession(SessionConfig.of("triage", "Desk.", "Kore")), frames::add);

        // Then
        assertThat(resumes).isTrue();
        assertThat(new String(frames.getFirst(), StandardCharsets.UTF_8)).contains("\"sessionResumption\":{\"handle\":\"h-1\"}").contains("\"voiceName\":\"Kore\"");
        assertThat(gemini.newCodec("live").resume(second)).as("a session without a handle").isFalse();
    }

    @Test
    void aRefusedKeyIsFatal() {
        assertThat(gemini.newCodec("live").refused(403)).isEqualTo(new ModelFailed("http_403", FailureKind.FATAL));
        assertThat(gemini.newCodec("live").refused(503)).isEqualTo(new ModelFailed("http_503", FailureKind.SESSION_LOST));
    }

    @Property(tries = 1000)
    void brokenFramesNeverThrow(@ForAll("broken") String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);

        assertThatCode(() -> gemini.newCodec("live").decode(bytes, 0, bytes.length, event -> { })).doesNotThrowAnyException();
    }

    /** Golden frames with a piece cut out, doubled or replaced. */
    @Provide
    Arbitrary<String> broken() throws IOException {
        List<String> frames = Files.readAllLines(EXCHANGES).stream().filter(line -> line.startsWith("{")).toList();
        return Arbitraries.of(frames).flatMap(frame -> Arbitraries.integers().between(0, frame.length()).flatMap(from -> Arbitraries.integers()
                .between(from, frame.length()).flatMap(to -> Arbitraries.of("", "null", "[]", "{}", "\"x\"", "1e999", frame.substring(from, to))
                        .map(piece -> frame.substring(0, from) + piece + frame.substring(to)))));
    }
}

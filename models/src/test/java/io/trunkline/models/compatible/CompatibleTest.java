package io.trunkline.models.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.models.Exchange;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.RealtimeCodec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CompatibleTest {

    private static final Map<String, Preset> PRESETS = Stream.of(Preset.GENERAL, Preset.BETA, Preset.XAI, Preset.INWORLD, Preset.QWEN)
            .collect(Collectors.toMap(Preset::name, preset -> preset));

    @Test
    void writesAndReadsWhatEachServerExpects() throws IOException {
        Exchange.play(Path.of("src/test/resources/compatible/exchanges.txt"), name -> new CompatibleCodec(PRESETS.get(name), "some-model"));
    }

    @Test
    void namesModelAndKeyAsEachServerWants() {
        ModelAccess access = new ModelAccess(null, "grok-voice-latest", "key-1", null);
        assertThat(new CompatibleProvider(Preset.XAI).endpoint(access).uri()).hasToString("wss://api.x.ai/v1/realtime?model=grok-voice-latest");
        assertThat(new CompatibleProvider(Preset.XAI).endpoint(access).headers()).containsExactly(Map.entry("Authorization", "Bearer key-1"));
        assertThat(new CompatibleProvider(Preset.INWORLD).endpoint(access).headers()).containsExactly(Map.entry("Authorization", "Basic key-1"));
        assertThat(new CompatibleProvider(Preset.INWORLD).endpoint(access).uri().toString())
                .startsWith("wss://api.inworld.ai/api/v1/realtime/session?key=").endsWith("&protocol=realtime").doesNotContain("grok");
        assertThat(new CompatibleProvider(Preset.GENERAL).missing(access)).hasValueSatisfying(what -> assertThat(what).contains("COMPATIBLE_REALTIME_URL"));
        assertThat(new CompatibleProvider(Preset.GENERAL).endpoint(new ModelAccess(URI.create("ws://h/v1/realtime"), "a/b c", null, null)).uri())
                .hasToString("ws://h/v1/realtime?model=a/b%20c");
    }

    @Test
    void convertsAudioWhereTheServerHasNoG711() {
        // Given
        RealtimeCodec qwen = new CompatibleCodec(Preset.QWEN, "qwen3-omni-flash-realtime");
        List<byte[]> frames = new ArrayList<>();

        // When
        qwen.encode(new AppendAudio(Audio.ofG711(new byte[160])), frames::add);
        List<ModelEvent> heard = decode(qwen, "{\"type\":\"response.audio.delta\",\"response_id\":\"r\",\"item_id\":\"i\",\"delta\":\""
                + Base64.getEncoder().encodeToString(new byte[24 * 2 * 20]) + "\"}");

        // Then: 20 ms are 640 bytes at 16 kHz, and 160 of µ-law came of 960 at 24 kHz
        String sent = new String(frames.getFirst(), StandardCharsets.US_ASCII);
        assertThat(Base64.getDecoder().decode(sent.substring(sent.indexOf("audio\":\"") + 8, sent.length() - 2))).hasSize(640);
        assertThat(heard).singleElement().isInstanceOfSatisfying(AudioDelta.class, delta -> assertThat(delta.audio().bytes()).isEqualTo(160));
    }

    @Property(tries = 300)
    void arbitraryBytesNeverThrow(@ForAll @Size(max = 100) byte[] bytes) {
        PRESETS.values().forEach(preset -> assertThatCode(() -> new CompatibleCodec(preset, "m").decode(bytes, 0, bytes.length, event -> { }))
                .doesNotThrowAnyException());
    }

    private static List<ModelEvent> decode(RealtimeCodec codec, String frame) {
        List<ModelEvent> events = new ArrayList<>();
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        codec.decode(bytes, 0, bytes.length, events::add);
        return events;
    }
}

package io.trunkline.carriers.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.wire.MessageSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TwilioStreamEncoderTest {

    private final TwilioStreamEncoder encoder = new TwilioStreamEncoder("MZ1");

    @Test
    void writesTheDocumentedMessages() {
        byte[] frame = "...//8=...".getBytes(StandardCharsets.US_ASCII);

        assertThat(written(out -> encoder.play(new Audio(frame, 3, 4), out))).asString()
                .isEqualTo("{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"//8=\"}}");
        assertThat(written(out -> encoder.mark("g0-1", out))).asString().isEqualTo("{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"g0-1\"}}");
        assertThat(written(encoder::clear)).asString().isEqualTo("{\"event\":\"clear\",\"streamSid\":\"MZ1\"}");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll @Size(max = 400) byte[] g711, @ForAll String name) throws IOException {
        TwilioStreamDecoder decoder = new TwilioStreamDecoder();
        byte[] play = written(out -> encoder.play(Audio.ofG711(g711), out));
        byte[] mark = written(out -> encoder.mark(name, out));

        assertThat(((AudioReceived) decoder.decode(play, 0, play.length)).audio().decoded()).isEqualTo(g711);
        assertThat(((MarkPlayed) decoder.decode(mark, 0, mark.length)).name()).isEqualTo(name);
    }

    @Property(tries = 300)
    void aStrangeStreamIdCannotBreakTheMessage(@ForAll String streamSid) throws IOException {
        JsonNode clear = new ObjectMapper().readTree(written(new TwilioStreamEncoder(streamSid)::clear));

        assertThat(clear.path("streamSid").textValue()).isEqualTo(streamSid);
        assertThat(clear).hasSize(2);
    }

    private static byte[] written(Consumer<MessageSink> what) {
        AtomicReference<byte[]> message = new AtomicReference<>();
        what.accept(message::set);
        return message.get();
    }
}

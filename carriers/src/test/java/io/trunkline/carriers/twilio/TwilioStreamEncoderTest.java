package io.trunkline.carriers.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TwilioStreamEncoderTest {

    private final TwilioStreamEncoder encoder = new TwilioStreamEncoder("MZ1");

    @Test
    void writesTheDocumentedMessages() {
        byte[] frame = "...//8=...".getBytes(StandardCharsets.US_ASCII);

        assertThat(encoder.play(new Audio(frame, 3, 4))).asString()
                .isEqualTo("{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"//8=\"}}");
        assertThat(encoder.mark("g0-1")).asString().isEqualTo("{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"g0-1\"}}");
        assertThat(encoder.clear()).asString().isEqualTo("{\"event\":\"clear\",\"streamSid\":\"MZ1\"}");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll @Size(max = 400) byte[] g711, @ForAll String name) throws IOException {
        TwilioStreamDecoder decoder = new TwilioStreamDecoder();
        byte[] play = encoder.play(Audio.ofG711(g711));
        byte[] mark = encoder.mark(name);

        assertThat(((AudioReceived) decoder.decode(play, 0, play.length)).audio().decoded()).isEqualTo(g711);
        assertThat(((MarkPlayed) decoder.decode(mark, 0, mark.length)).name()).isEqualTo(name);
    }

    @Property(tries = 300)
    void aStrangeStreamIdCannotBreakTheMessage(@ForAll String streamSid) throws IOException {
        JsonNode clear = new ObjectMapper().readTree(new TwilioStreamEncoder(streamSid).clear());

        assertThat(clear.path("streamSid").textValue()).isEqualTo(streamSid);
        assertThat(clear).hasSize(2);
    }
}

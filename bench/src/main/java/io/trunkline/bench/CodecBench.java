package io.trunkline.bench;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.carriers.twilio.TwilioStreamDecoder;
import io.trunkline.carriers.twilio.TwilioStreamEncoder;
import io.trunkline.models.openai.OpenAiRealtimeCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The two hot messages each way: a carrier frame of 20 ms, a model delta of 200 ms. And what comes beside audio: scanned, and the same as the parser has to read it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class CodecBench {

    private final Audio frame = Audio.ofG711(new byte[160]);
    private final Audio delta = Audio.ofG711(new byte[1600]);
    private final byte[] media = ascii("{\"event\":\"media\",\"sequenceNumber\":\"300\",\"media\":{\"track\":\"inbound\",\"chunk\":\"298\",\"timestamp\":\"5960\",\"payload\":\""
            + frame.text() + "\"},\"streamSid\":\"MZ00000000000000000000000000000000\"}");
    private final byte[] audioDelta = ascii("{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_CLcAbCdEfGhIjKlMnOpQr\",\"response_id\":\"resp_CLcAbCdEfGhIjKlMnOpQr\","
            + "\"item_id\":\"item_CLcAbCdEfGhIjKlMnOpQr\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + delta.text() + "\"}");
    private final byte[] nothing = ascii("{\"type\":\"response.content_part.done\",\"event_id\":\"event_CLcAbCdEfGhIjKlMnOpQr\",\"response_id\":\"resp_CLcAbCdEfGhIjKlMnOpQr\","
            + "\"item_id\":\"item_CLcAbCdEfGhIjKlMnOpQr\",\"output_index\":0,\"content_index\":0,\"part\":{\"type\":\"audio\",\"transcript\":\"Let me see what I can find.\"}}");
    private final byte[] transcript = ascii("{\"type\":\"response.output_audio_transcript.delta\",\"event_id\":\"event_CLcAbCdEfGhIjKlMnOpQr\","
            + "\"response_id\":\"resp_CLcAbCdEfGhIjKlMnOpQr\",\"item_id\":\"item_CLcAbCdEfGhIjKlMnOpQr\",\"output_index\":0,\"content_index\":0,\"delta\":\" what I can\"}");
    private final byte[] nothingEscaped = escaped(nothing);
    private final byte[] transcriptEscaped = escaped(transcript);
    private final TwilioStreamDecoder decoder = new TwilioStreamDecoder();
    private final TwilioStreamEncoder encoder = new TwilioStreamEncoder("MZ00000000000000000000000000000000");
    private final OpenAiRealtimeCodec codec = new OpenAiRealtimeCodec();

    @Benchmark
    public CarrierEvent carrierFrameIn() {
        return decoder.decode(media, 0, media.length);
    }

    @Benchmark
    public void modelAppendOut(Blackhole hole) {
        codec.append(frame, hole::consume);
    }

    @Benchmark
    public void modelDeltaIn(Blackhole hole) {
        codec.decode(audioDelta, 0, audioDelta.length, hole::consume);
    }

    @Benchmark
    public void carrierMediaOut(Blackhole hole) {
        encoder.play(delta, hole::consume);
    }

    @Benchmark
    public void modelNothingIn(Blackhole hole) {
        codec.decode(nothing, 0, nothing.length, hole::consume);
    }

    @Benchmark
    public void modelNothingInParsed(Blackhole hole) {
        codec.decode(nothingEscaped, 0, nothingEscaped.length, hole::consume);
    }

    @Benchmark
    public void modelTranscriptIn(Blackhole hole) {
        codec.decode(transcript, 0, transcript.length, hole::consume);
    }

    @Benchmark
    public void modelTranscriptInParsed(Blackhole hole) {
        codec.decode(transcriptEscaped, 0, transcriptEscaped.length, hole::consume);
    }

    /** The same to a parser, but no longer plain. */
    private static byte[] escaped(byte[] message) {
        return ascii(new String(message, StandardCharsets.US_ASCII).replace("can", "c\\u0061n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

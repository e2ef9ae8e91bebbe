package io.trunkline.bench.relay;

import io.trunkline.bench.wire.Connection;
import io.trunkline.bench.wire.Loop;
import io.trunkline.bench.wire.Scan;
import io.trunkline.bench.wire.Tls;
import io.trunkline.bench.wire.Upgrade;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** One call through the relay: the carrier's socket, which this is told of, and the model's. */
final class RelayedCall implements Connection.Owner {
    private static final byte[] MEDIA = ascii("{\"event\":\"media\"");
    private static final byte[] START = ascii("{\"event\":\"start\"");
    private static final byte[] PAYLOAD = ascii("\"payload\":\"");
    private static final byte[] STREAM = ascii("\"streamSid\":\"");
    private static final byte[] APPEND = ascii("{\"type\":\"input_audio_buffer.append\",\"audio\":\"");
    private static final byte[] APPEND_END = ascii("\"}");
    private static final byte[] DELTA = ascii("{\"type\":\"response.output_audio.delta\"");
    private static final byte[] AUDIO = ascii("\"delta\":\"");
    private static final byte[] OUT_END = ascii("\"}}");
    /** Where the payload can't begin before. */
    private static final int HEAD = 80;

    private final Loop loop;
    private final int modelPort;
    private final Tls tls;
    private Connection carrier;
    private Connection model;
    private byte[] out = new byte[0];

    RelayedCall(Loop loop, int modelPort, Tls tls) {
        this.loop = loop;
        this.modelPort = modelPort;
        this.tls = tls;
    }

    @Override
    public void opened(Connection connection) {
        carrier = connection;
        model = loop.connect(modelPort, tls, Upgrade.request("127.0.0.1:" + modelPort, "/v1/realtime?model=relayed", Map.of()), new ModelSide());
    }

    @Override
    public void message(byte[] bytes, int offset, int length) {
        int limit = offset + length;
        if (Scan.matches(bytes, offset, MEDIA)) {
            if (model.isOpen()) {
                int start = Scan.find(bytes, offset + HEAD, limit, PAYLOAD) + PAYLOAD.length;
                int end = Scan.endOfString(bytes, start, limit);
                model.send(loop.message().put(APPEND).put(bytes, start, end - start).put(APPEND_END));
            }
        } else if (Scan.matches(bytes, offset, START)) {
            int start = Scan.find(bytes, offset, limit, STREAM) + STREAM.length;
            byte[] stream = Arrays.copyOfRange(bytes, start, Scan.endOfString(bytes, start, limit));
            out = ascii("{\"event\":\"media\",\"streamSid\":\"" + new String(stream, StandardCharsets.US_ASCII) + "\",\"media\":{\"payload\":\"");
        }
    }

    @Override
    public void closed(int code) {
        model.close(1000);
    }

    private final class ModelSide implements Connection.Owner {
        @Override
        public void opened(Connection connection) {
        }

        @Override
        public void message(byte[] bytes, int offset, int length) {
            int limit = offset + length;
            if (Scan.matches(bytes, offset, DELTA)) {
                int start = Scan.find(bytes, offset + HEAD, limit, AUDIO) + AUDIO.length;
                int end = limit - APPEND_END.length;
                carrier.send(loop.message().put(out).put(bytes, start, end - start).put(OUT_END));
            }
        }

        @Override
        public void closed(int code) {
            carrier.close(1000);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package io.trunkline.bench.load;

import io.trunkline.bench.wire.Connection;
import io.trunkline.bench.wire.Loop;
import io.trunkline.bench.wire.Scan;
import io.trunkline.bench.wire.Upgrade;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A relay of the caller's voice that does one thing wrong with every fifth frame, or, rightly, joins three. */
final class FaultyRelay implements Connection.Owner {
    enum Fault { LOSES, REPEATS, SWAPS, CROSSES, DAMAGES, JOINS }

    private static final byte[] PAYLOAD = CarrierLine.ascii("\"payload\":\"");
    private static final List<FaultyRelay> ALL = new ArrayList<>();

    private final Loop loop;
    private final int modelPort;
    private final Fault fault;
    private final List<byte[]> kept = new ArrayList<>();
    private Connection model;
    private boolean open;
    private int frames;

    private FaultyRelay(Loop loop, int modelPort, Fault fault) {
        this.loop = loop;
        this.modelPort = modelPort;
        this.fault = fault;
        ALL.add(this);
    }

    static int listen(Loop loop, int modelPort, Fault fault) {
        ALL.clear();
        return loop.listen(0, null, head -> new FaultyRelay(loop, modelPort, fault));
    }

    @Override
    public void opened(Connection carrier) {
        model = loop.connect(modelPort, null, Upgrade.request("127.0.0.1", "/", Map.of()), new Connection.Owner() {
            @Override
            public void opened(Connection connection) {
                open = true;
            }

            @Override
            public void message(byte[] bytes, int offset, int length) {
            }

            @Override
            public void closed(int code) {
                carrier.close(1000);
            }
        });
    }

    @Override
    public void message(byte[] bytes, int offset, int length) {
        int at = Scan.find(bytes, offset, offset + length, PAYLOAD);
        if (at < 0 || !open) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(bytes, at + PAYLOAD.length, at + PAYLOAD.length + Voice.CHARACTERS);
        boolean now = ++frames % 5 == 0;
        switch (fault) {
            case JOINS -> join(payload);
            case LOSES -> append(payload, now ? 0 : 1);
            case REPEATS -> append(payload, now ? 2 : 1);
            case SWAPS -> swap(payload, now);
            case CROSSES -> (now ? ALL.get(frames % ALL.size()) : this).append(payload, 1);
            case DAMAGES -> {
                payload[60] ^= (byte) (now ? 1 : 0);
                append(payload, 1);
            }
        }
    }

    private void swap(byte[] payload, boolean now) {
        if (now) {
            kept.add(payload);
        } else {
            append(payload, 1);
            kept.forEach(late -> append(late, 1));
            kept.clear();
        }
    }

    private void join(byte[] payload) {
        kept.add(payload);
        if (kept.size() == 3) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            kept.forEach(one -> joined.writeBytes(Base64.getDecoder().decode(one)));
            kept.clear();
            append(Base64.getEncoder().encode(joined.toByteArray()), 1);
        }
    }

    private void append(byte[] payload, int times) {
        for (int i = 0; i < times && open; i++) {
            model.send(loop.message().put("{\"type\":\"input_audio_buffer.append\",\"audio\":\"").put(payload).put("\"}"));
        }
    }

    @Override
    public void closed(int code) {
        model.close(1000);
    }
}

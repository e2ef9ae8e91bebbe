package io.trunkline.bench.load;

import io.trunkline.bench.wire.TimerWheel;

/** A model that sends audio as fast as its socket takes it, up to an hour's worth. */
final class Flood extends TimerWheel.Timer {
    private static final int DELTAS = 9_000;
    private static final int DELTA_CHARACTERS = 4268;
    private static final int MOST_WAITING = 256 * 1024;
    private static final long PAUSE = 2_000_000;
    private static final int ROW = 20;

    private final ModelSession session;
    private final byte[] delta;
    private int sent;

    Flood(ModelSession session, String response, String item) {
        this.session = session;
        this.delta = CarrierLine.ascii("{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_flood\",\"response_id\":\"" + response
                + "\",\"item_id\":\"" + item + "\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + "/".repeat(DELTA_CHARACTERS) + "\"}");
    }

    @Override
    protected void fire(long dueNanos) {
        // a row at a time, so that the neighbours' frames aren't late for our own sake
        for (int i = 0; i < ROW && sent < DELTAS && session.connection().waiting() < MOST_WAITING; i++) {
            session.send(session.message().put(delta));
            sent++;
        }
        if (sent < DELTAS && session.connection().isOpen()) {
            session.wheel().set(this, dueNanos + PAUSE);
        }
    }
}

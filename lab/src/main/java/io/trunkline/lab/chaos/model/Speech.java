package io.trunkline.lab.chaos.model;

import io.vertx.core.Vertx;

/** One spoken response: 400 ms of audio every 200 ms with the words that go with them, as real servers run ahead. Confined to the event loop. */
final class Speech {

    private static final int CHARACTERS_A_SECOND = 15;
    private static final int BURST = 2 * Voices.DELTA;
    private static final long EVERY = Voices.DELTA;

    private final ModelSession session;
    private final Vertx vertx;
    private final String response;
    private final String item;
    private final String text;
    private final String loud;
    private final String soft;
    private final int bursts;
    private long timer;
    private int sent;

    Speech(ModelSession session, Vertx vertx, String response, String text) {
        this.session = session;
        this.vertx = vertx;
        this.response = response;
        this.item = "item_" + response;
        this.text = text;
        this.loud = Wording.audioDelta(response, item, Voices.LOUD);
        this.soft = Wording.audioDelta(response, item, Voices.SOFT);
        this.bursts = Math.max(2, text.length() * 1000 / CHARACTERS_A_SECOND / BURST + 1);
    }

    /** @param afterMillis before any sign of it */
    void begin(long afterMillis) {
        timer = vertx.setTimer(Math.max(1, afterMillis), ignored -> {
            session.send(Wording.responseCreated(response));
            session.send(Wording.item("response.output_item.added", response, item, "in_progress"));
            burst();
        });
    }

    /** Milliseconds of the whole. */
    long millis() {
        return (long) bursts * BURST;
    }

    private void burst() {
        boolean last = sent == bursts - 1;
        session.send(Wording.transcriptDelta(response, item, text.substring(text.length() * sent / bursts, text.length() * (sent + 1) / bursts)));
        String delta = last ? soft : loud;
        session.send(delta);
        session.send(delta);
        sent++;
        if (last) {
            end();
            session.send(Wording.responseDone(response, "completed", ""));
            session.spoken(this);
        } else {
            timer = vertx.setTimer(EVERY, ignored -> burst());
        }
    }

    private void end() {
        session.send(Wording.audioDone(response, item));
        session.send(Wording.transcriptDone(response, item, text.substring(0, text.length() * sent / bursts)));
        session.send(Wording.item("response.output_item.done", response, item, "completed"));
    }

    /** Nothing more is said. */
    void cut(String reason) {
        vertx.cancelTimer(timer);
        if (sent == 0) {
            return;
        }
        end();
        session.send(Wording.responseDone(response, "cancelled", reason));
    }

    /** The socket is gone. */
    void hush() {
        vertx.cancelTimer(timer);
    }
}

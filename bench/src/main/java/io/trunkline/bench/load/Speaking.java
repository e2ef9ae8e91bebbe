package io.trunkline.bench.load;

import io.trunkline.bench.wire.Message;
import io.trunkline.bench.wire.TimerWheel;
import java.util.Base64;

/**
 * One spoken response of the model: every 200 ms a burst of 400 ms of audio in two deltas with the words that go with them, so twice as
 * fast as it is heard, as real servers run ahead. Some responses have two items.
 */
final class Speaking extends TimerWheel.Timer {
    static final long BURST_NANOS = 200_000_000;
    private static final int DELTA_BLOCKS = 10;
    private static final int BURST_BLOCKS = 2 * DELTA_BLOCKS;
    private static final int DELTA_CHARACTERS = (DELTA_BLOCKS * Voice.FRAME + 2) / 3 * 4;
    private static final int LETTERS_A_BURST = 6;
    private static final String PART = "{\"type\":\"audio\",\"transcript\":\"\"}";
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final ModelSession session;
    private final ServerWords words;
    private final byte[] audio = new byte[DELTA_BLOCKS * Voice.FRAME];
    private final byte[] base64 = new byte[DELTA_CHARACTERS];
    private String response;
    private Item item;
    private byte[] deltaHead;
    private int blocksLeft;
    private int secondItemAt;
    private int spokenLetters;

    Speaking(ModelSession session, ServerWords words) {
        this.session = session;
        this.words = words;
    }

    boolean active() {
        return response != null;
    }

    /** Begins a response of so many blocks of 20 ms, a multiple of 20. */
    void begin(String newResponse, int blocks, boolean twoItems, long firstBurstAt) {
        response = newResponse;
        blocksLeft = blocks;
        secondItemAt = twoItems ? blocks / 2 / BURST_BLOCKS * BURST_BLOCKS : 0;
        spokenLetters = 0;
        session.say(words.responseCreated(response));
        beginItem(0);
        session.wheel().set(this, firstBurstAt);
    }

    private void beginItem(int index) {
        item = session.newItem();
        session.say(words.outputItem("response.output_item.added", response, item.id, index, "in_progress"));
        session.say(words.itemAdded("conversation.item.added", item.id, "assistant"));
        session.say(words.part("response.content_part.added", response, item.id, PART));
        deltaHead = CarrierLine.ascii("{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_audio\",\"response_id\":\"" + response + "\",\"item_id\":\""
                + item.id + "\",\"output_index\":" + index + ",\"content_index\":0,\"delta\":\"");
    }

    private void endItem(int index) {
        session.say(words.audioDone(response, item.id));
        session.say(words.transcriptDone(response, item.id, ServerWords.TEXT.substring(0, Math.min(ServerWords.TEXT.length(), spokenLetters))));
        session.say(words.part("response.content_part.done", response, item.id, PART));
        session.say(words.outputItem("response.output_item.done", response, item.id, index, "completed"));
        session.say(words.itemAdded("conversation.item.done", item.id, "assistant"));
    }

    @Override
    protected void fire(long dueNanos) {
        session.cork();
        burst();
        if (blocksLeft > 0) {
            session.wheel().set(this, dueNanos + BURST_NANOS);
        } else {
            endItem(secondItemAt > 0 ? 1 : 0);
            session.say(words.responseDone(response, "completed", "null", ""));
            response = null;
        }
        session.uncork();
    }

    private void burst() {
        transcript();
        delta(Stamp.SPEECH);
        delta(Stamp.SPEECH);
        blocksLeft -= BURST_BLOCKS;
        if (secondItemAt > 0 && blocksLeft == secondItemAt) {
            endItem(0);
            beginItem(1);
        }
    }

    private void transcript() {
        int end = Math.min(ServerWords.TEXT.length(), spokenLetters + LETTERS_A_BURST);
        if (end > spokenLetters) {
            session.say(words.transcriptDelta(response, item.id, ServerWords.TEXT.substring(spokenLetters, end)));
            spokenLetters = end;
        }
    }

    private void delta(int kind) {
        int first = kind == Stamp.LATE ? 0 : session.blocks(item, DELTA_BLOCKS);
        for (int i = 0; i < DELTA_BLOCKS; i++) {
            Voice.write(Stamp.of(kind, session.call().number(), first + i), audio, i * Voice.FRAME);
        }
        BASE64.encode(audio, base64);
        Message message = session.message().put(deltaHead).put(base64).put("\"}");
        session.send(message);
    }

    /** The caller cuts in: nothing more is said. @param lateDelta whether one delta still slips out behind the notice */
    void cut(boolean lateDelta) {
        if (response == null) {
            return;
        }
        session.wheel().cancel(this);
        if (lateDelta) {
            delta(Stamp.LATE);
        }
        session.say(words.audioDone(response, item.id));
        session.say(words.responseDone(response, "cancelled", "{\"type\":\"cancelled\",\"reason\":\"turn_detected\"}", ""));
        response = null;
    }
}

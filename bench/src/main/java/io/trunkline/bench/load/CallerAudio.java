package io.trunkline.bench.load;

import java.util.Arrays;
import java.util.Base64;

/** The caller's voice as it arrives at the model: each frame must be undamaged, of the session's own call, in order and there once. */
final class CallerAudio {
    private static final int FRAME_MILLIS = 20;

    private final ModelSession session;
    private final Tally tally;
    private final byte[] scratch = new byte[Stamp.BYTES];
    private int nextFrame = -1;
    private long heardMillis;

    CallerAudio(ModelSession session, Tally tally) {
        this.session = session;
        this.tally = tally;
    }

    /** How much was heard since the session began. */
    long heardMillis() {
        return heardMillis;
    }

    /** Takes the base64 text of an append: of one frame, or of several that were joined. */
    void receive(byte[] bytes, int from, int to, long now) {
        if (to - from == Voice.CHARACTERS) {
            frame(Voice.readText(bytes, from, scratch), now, false);
            return;
        }
        byte[] joined = Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, to));
        if (joined.length % Voice.FRAME != 0) {
            tally.count("torn");
        }
        for (int at = 0; at + Voice.FRAME <= joined.length; at += Voice.FRAME) {
            frame(Voice.read(joined, at), now, true);
        }
        tally.count("joinedMessages");
    }

    private void frame(long stamp, long now, boolean joined) {
        heardMillis += FRAME_MILLIS;
        if (stamp == Stamp.NONE || Stamp.kind(stamp) > Stamp.TALK) {
            tally.count("damaged");
            return;
        }
        Call call = session.callOf(Stamp.call(stamp));
        if (call == null || Stamp.call(stamp) != call.number()) {
            tally.count("crossed");
            return;
        }
        int number = Stamp.number(stamp);
        if (nextFrame >= 0 && !call.abusive()) {
            order(number);
        }
        nextFrame = number + 1;
        call.measure(joined ? tally.upJoined : tally.up, now - call.line().sentAt(number));
    }

    private void order(int number) {
        if (number > nextFrame) {
            tally.count("up.lost", number - nextFrame);
        } else if (number < nextFrame) {
            tally.count("up.repeatedOrReordered");
        }
    }
}

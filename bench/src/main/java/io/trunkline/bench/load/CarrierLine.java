package io.trunkline.bench.load;

import io.trunkline.bench.wire.Connection;
import io.trunkline.bench.wire.Loop;
import io.trunkline.bench.wire.Message;
import io.trunkline.bench.wire.Scan;
import io.trunkline.bench.wire.TimerWheel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The carrier's stream of one call (Twilio Media Streams): a frame of the caller every 20 ms, and what comes back into its playout buffer. */
final class CarrierLine implements Connection.Owner {
    private static final long FRAME_NANOS = 20_000_000;
    private static final int REMEMBERED = 4096;
    private static final byte[] MEDIA = ascii("{\"event\":\"media\",\"sequenceNumber\":\"");
    private static final byte[] CHUNK = ascii("\",\"media\":{\"track\":\"inbound\",\"chunk\":\"");
    private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
    private static final byte[] PAYLOAD = ascii("\",\"payload\":\"");
    private static final byte[] EVENT = ascii("\"event\":\"");
    private static final byte[] SENT_PAYLOAD = ascii("\"payload\":\"");
    private static final byte[] NAME = ascii("\"name\":\"");

    private final Call call;
    private final Loop loop;
    private final Tally tally;
    private final byte[] end;
    private final byte[] scratch = new byte[Stamp.BYTES];
    private final long[] sentAt = new long[REMEMBERED];
    private final PlayoutBuffer playout = new PlayoutBuffer();
    private final FrameTimer frames = new FrameTimer();
    private final MarkTimer marks = new MarkTimer();
    private Connection connection;
    private long sequence = 1;
    private int frame;
    private int nextBlock;
    private boolean talking;
    private boolean ended;

    CarrierLine(Call call, Loop loop, Tally tally) {
        this.call = call;
        this.loop = loop;
        this.tally = tally;
        this.end = ascii("\"},\"streamSid\":\"" + call.streamSid() + "\"}");
    }

    PlayoutBuffer playout() {
        return playout;
    }

    void talking(boolean nowTalking) {
        talking = nowTalking;
    }

    /** When the caller's frame of this number was written. */
    long sentAt(int number) {
        return sentAt[number & REMEMBERED - 1];
    }

    int framesSent() {
        return frame;
    }

    int blocksHeard() {
        return nextBlock;
    }

    Connection connection() {
        return connection;
    }

    /** Sends one frame of so many bytes of payload. */
    void bigFrame(int bytes) {
        Message message = loop.message().put(MEDIA).number(++sequence).put(CHUNK).number(frame + 1L).put(TIMESTAMP).number(frame * 20L).put(PAYLOAD);
        int at = message.skip(bytes);
        Arrays.fill(message.array(), at, at + bytes, (byte) '/');
        connection.send(message.put(end));
    }

    /** Sends so many frames at once. */
    void burst(int frames) {
        connection.cork();
        for (int i = 0; i < frames; i++) {
            sendFrame(System.nanoTime());
        }
        connection.uncork();
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        if (call.over()) {
            // its caller hung up meanwhile
            ended = true;
            tally.count("hungUpWhilePlaced");
            opened.close(1000);
            return;
        }
        opened.send(loop.message().put("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}"));
        opened.send(loop.message().put(call.startMessage()));
        loop.wheel().set(frames, call.firstFrameAt());
        call.streaming();
    }

    @Override
    public void closed(int code) {
        loop.wheel().cancel(frames);
        loop.wheel().cancel(marks);
        if (!ended) {
            ended = true;
            tally.count(call.abusive() ? "abusiveClosed" : connection == null ? "refusedStreams" : "lostStreams");
            call.carrierLost(code);
        }
    }

    void hangUp() {
        if (ended || connection == null) {
            return;
        }
        ended = true;
        loop.wheel().cancel(frames);
        loop.wheel().cancel(marks);
        connection.send(loop.message().put("{\"event\":\"stop\",\"sequenceNumber\":\"").number(++sequence)
                .put("\",\"stop\":{\"accountSid\":\"ACxx\",\"callSid\":\"").put(call.callSid()).put("\"},\"streamSid\":\"").put(call.streamSid()).put("\"}"));
        connection.close(1000);
    }

    @Override
    public void message(byte[] bytes, int offset, int length) {
        int limit = offset + length;
        int event = Scan.find(bytes, offset, limit, EVENT) + EVENT.length;
        long now = System.nanoTime();
        if (call.abusive()) {
            return;
        }
        switch (bytes[event + 1]) {
            case 'e' -> media(bytes, event, limit, now);
            case 'a' -> mark(bytes, event, limit, now);
            case 'l' -> cleared(now);
            default -> tally.count("unknownToCarrier");
        }
    }

    private void media(byte[] bytes, int from, int limit, long now) {
        int start = Scan.find(bytes, from, limit, SENT_PAYLOAD) + SENT_PAYLOAD.length;
        byte[] audio = Base64.getDecoder().decode(Arrays.copyOfRange(bytes, start, Scan.endOfString(bytes, start, limit)));
        long position = playout.audio(audio.length, now);
        if (audio.length % Voice.FRAME != 0) {
            tally.count("torn");
        }
        for (int at = 0; at + Voice.FRAME <= audio.length; at += Voice.FRAME) {
            heard(Voice.read(audio, at), position + at, at == 0, now);
        }
    }

    private void heard(long stamp, long position, boolean first, long now) {
        if (stamp == Stamp.NONE || Stamp.kind(stamp) < Stamp.SPEECH) {
            tally.count("damaged");
        } else if (Stamp.call(stamp) != call.number()) {
            tally.count("crossed");
        } else if (Stamp.kind(stamp) == Stamp.LATE) {
            call.playedAfterCut();
        } else {
            int block = Stamp.number(stamp);
            order(block, nextBlock, "down");
            nextBlock = Math.max(nextBlock, block + 1);
            call.arrived(block, position);
            if (first) {
                call.measure(tally.down, now - call.session().blocks().sentAt(block));
            }
        }
    }

    private void order(int number, int expected, String way) {
        if (number > expected) {
            tally.count(way + ".lost", number - expected);
        } else if (number < expected) {
            tally.count(way + ".repeatedOrReordered");
        }
    }

    private void mark(byte[] bytes, int from, int limit, long now) {
        int start = Scan.find(bytes, from, limit, NAME) + NAME.length;
        playout.mark(new String(bytes, start, Scan.endOfString(bytes, start, limit) - start, StandardCharsets.US_ASCII), now);
        returnMarks(now);
    }

    private void cleared(long now) {
        long heard = playout.heard(now);
        playout.clear(now);
        call.cleared(heard, now);
        returnMarks(now);
    }

    private void returnMarks(long now) {
        for (String name = playout.takeMark(now); name != null; name = playout.takeMark(now)) {
            connection.send(loop.message().put("{\"event\":\"mark\",\"sequenceNumber\":\"").number(++sequence).put("\",\"streamSid\":\"")
                    .put(call.streamSid()).put("\",\"mark\":{\"name\":\"").put(name).put("\"}}"));
        }
        if (playout.nextMark() != Long.MAX_VALUE && !ended && (!marks.isSet() || marks.due() != playout.nextMark())) {
            loop.wheel().set(marks, playout.nextMark());
        }
    }

    private void sendFrame(long due) {
        long stamp = Stamp.of(talking ? Stamp.TALK : Stamp.SILENCE, call.number(), frame);
        Message message = loop.message().put(MEDIA).number(++sequence).put(CHUNK).number(frame + 1L).put(TIMESTAMP).number(frame * 20L).put(PAYLOAD);
        int at = message.skip(Voice.CHARACTERS);
        Voice.writeText(stamp, message.array(), at, scratch);
        message.put(end);
        tally.frame(talking);
        long now = System.nanoTime();
        call.measure(tally.lag, now - due);
        sentAt[frame & REMEMBERED - 1] = now;
        frame++;
        connection.send(message);
    }

    private final class FrameTimer extends TimerWheel.Timer {
        @Override
        protected void fire(long dueNanos) {
            if (!ended) {
                sendFrame(dueNanos);
                loop.wheel().set(this, dueNanos + FRAME_NANOS);
            }
        }
    }

    private final class MarkTimer extends TimerWheel.Timer {
        @Override
        protected void fire(long dueNanos) {
            if (!ended) {
                returnMarks(System.nanoTime());
            }
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

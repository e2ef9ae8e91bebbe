package io.trunkline.call.playout;

import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierCommand.ClearPlayout;
import io.trunkline.call.carrier.CarrierCommand.HangUp;
import io.trunkline.call.carrier.CarrierCommand.PlayAudio;
import io.trunkline.call.carrier.CarrierCommand.PlayClip;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.model.ModelCommand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Plays what it is sent at real time, a millisecond a step, behind a line whose delay varies from message to message but keeps their order, as TCP does;
 * returns marks when they are played, and all of them on a clear.
 */
final class FakeCarrier implements Effects {

    private static final int BYTES_PER_MS = 8;

    private final Way toCarrier;
    private final Way toUs;
    private final ArrayDeque<Object> buffer = new ArrayDeque<>();
    private int bytesLeftOfFirst;
    private long nowMs;
    long sentBytes;
    long heardBytes;
    int clears;
    long stalledUntilMs;

    /** Messages on their way. */
    static final class Way {

        private final int delayMs;
        private final int jitterMs;
        private final Random random;
        private final ArrayDeque<Delayed> messages = new ArrayDeque<>();
        private long lastArrival;

        private record Delayed(long atMs, Object what) {
        }

        Way(int delayMs, int jitterMs, Random random) {
            this.delayMs = delayMs;
            this.jitterMs = jitterMs;
            this.random = random;
        }

        void send(Object what, long nowMs) {
            lastArrival = Math.max(lastArrival, nowMs + delayMs + (jitterMs == 0 ? 0 : random.nextInt(jitterMs + 1)));
            messages.addLast(new Delayed(lastArrival, what));
        }

        Object arrived(long nowMs) {
            return messages.isEmpty() || messages.peekFirst().atMs() > nowMs ? null : messages.removeFirst().what();
        }
    }

    FakeCarrier(int delayMs) {
        this(new Way(delayMs, 0, null), new Way(delayMs, 0, null));
    }

    FakeCarrier(Way toCarrier, Way toUs) {
        this.toCarrier = toCarrier;
        this.toUs = toUs;
    }

    /** One millisecond passes; returns the marks that arrive with us. */
    List<String> step() {
        nowMs++;
        for (Object command = toCarrier.arrived(nowMs); command != null; command = toCarrier.arrived(nowMs)) {
            receive((CarrierCommand) command);
        }
        if (nowMs >= stalledUntilMs) {
            play();
        }
        List<String> marks = new ArrayList<>();
        for (Object mark = toUs.arrived(nowMs); mark != null; mark = toUs.arrived(nowMs)) {
            marks.add((String) mark);
        }
        return marks;
    }

    /** Time passes until everything sent has arrived; returns what was heard by then. */
    long heardWhenAllArrived() {
        while (!toCarrier.messages.isEmpty()) {
            step();
        }
        return heardBytes;
    }

    private void receive(CarrierCommand command) {
        switch (command) {
            case PlayAudio play -> buffer.addLast(play.audio().bytes());
            case SendMark mark -> buffer.addLast(mark.name());
            case ClearPlayout _ -> {
                clears++;
                buffer.stream().filter(String.class::isInstance).forEach(mark -> toUs.send(mark, nowMs));
                buffer.clear();
                bytesLeftOfFirst = 0;
            }
            case PlayClip _, HangUp _ -> throw new AssertionError("not in this test");
        }
        returnMarks();
    }

    private void play() {
        int room = BYTES_PER_MS;
        while (room > 0 && !buffer.isEmpty()) {
            int left = bytesLeftOfFirst > 0 ? bytesLeftOfFirst : (Integer) buffer.peekFirst();
            int played = Math.min(room, left);
            room -= played;
            heardBytes += played;
            bytesLeftOfFirst = left - played;
            if (bytesLeftOfFirst == 0) {
                buffer.removeFirst();
            }
            returnMarks();
        }
    }

    private void returnMarks() {
        while (buffer.peekFirst() instanceof String) {
            toUs.send(buffer.removeFirst(), nowMs);
        }
    }

    @Override
    public void carrier(CarrierCommand command) {
        if (command instanceof PlayAudio play) {
            sentBytes += play.audio().bytes();
        }
        toCarrier.send(command, nowMs);
    }

    @Override
    public void model(ModelCommand command) {
        throw new AssertionError("playout doesn't speak to the model");
    }

    @Override
    public void notice(CallNotice notice) {
        throw new AssertionError("playout has nothing to tell");
    }
}

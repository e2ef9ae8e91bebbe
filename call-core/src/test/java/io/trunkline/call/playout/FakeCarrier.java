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

/** Plays what it is sent at real time, a millisecond a step, behind a line with a delay; returns marks when they are played, and all of them on a clear. */
final class FakeCarrier implements Effects {

    private static final int BYTES_PER_MS = 8;

    private final int delayMs;
    private final ArrayDeque<Delayed> toCarrier = new ArrayDeque<>();
    private final ArrayDeque<Delayed> toUs = new ArrayDeque<>();
    private final ArrayDeque<Object> buffer = new ArrayDeque<>();
    private int bytesLeftOfFirst;
    private long nowMs;
    long sentBytes;
    long heardBytes;

    private record Delayed(long atMs, Object what) {
    }

    FakeCarrier(int delayMs) {
        this.delayMs = delayMs;
    }

    /** One millisecond passes; returns the marks that arrive with us. */
    List<String> step() {
        nowMs++;
        while (!toCarrier.isEmpty() && toCarrier.peekFirst().atMs() <= nowMs) {
            receive((CarrierCommand) toCarrier.removeFirst().what());
        }
        play();
        List<String> marks = new ArrayList<>();
        while (!toUs.isEmpty() && toUs.peekFirst().atMs() <= nowMs) {
            marks.add((String) toUs.removeFirst().what());
        }
        return marks;
    }

    private void receive(CarrierCommand command) {
        switch (command) {
            case PlayAudio play -> buffer.addLast(play.audio().bytes());
            case SendMark mark -> buffer.addLast(mark.name());
            case ClearPlayout _ -> {
                buffer.stream().filter(String.class::isInstance).forEach(this::giveBack);
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
            giveBack(buffer.removeFirst());
        }
    }

    private void giveBack(Object mark) {
        toUs.addLast(new Delayed(nowMs + delayMs, mark));
    }

    @Override
    public void carrier(CarrierCommand command) {
        if (command instanceof PlayAudio play) {
            sentBytes += play.audio().bytes();
        }
        toCarrier.addLast(new Delayed(nowMs + delayMs, command));
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

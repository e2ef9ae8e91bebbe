package io.trunkline.call.simulation;

import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierCommand.ClearPlayout;
import io.trunkline.call.carrier.CarrierCommand.HangUp;
import io.trunkline.call.carrier.CarrierCommand.PlayAudio;
import io.trunkline.call.carrier.CarrierCommand.PlayClip;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One stream of the carrier: plays at the pace of time what it is sent, gives marks back, and knows what the caller truly heard. */
final class Line {
    private static final int CLIP_MS = 1500;

    private final Timeline time;
    private final Way toCarrier;
    private final Way toBridge;
    private final Consumer<CarrierEvent> bridge;
    private final Runnable closed;
    private final List<Sound> sounds = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private long playsUntil;
    private long sequence;

    private static final class Sound {
        private final String item;
        private final long start;
        private long end;

        private Sound(String item, long start, long end) {
            this.item = item;
            this.start = start;
            this.end = end;
        }
    }

    private record Mark(String name, long at) {
    }

    /** @param closed run when the bridge closed the stream */
    Line(Timeline time, Consumer<CarrierEvent> bridge, Runnable closed) {
        this.time = time;
        this.bridge = bridge;
        this.closed = closed;
        toCarrier = new Way(time, 5, 60);
        toBridge = new Way(time, 5, 60);
    }

    /** @param item what the audio belongs to, {@code null} for a clip */
    void command(CarrierCommand command, String item) {
        // audio is valid for the moment alone
        int audioMs = command instanceof PlayAudio play ? play.audio().durationMs() : CLIP_MS;
        toCarrier.send(() -> arrived(command, item, audioMs), "carrier gets ", command.getClass().getSimpleName());
    }

    private void arrived(CarrierCommand command, String item, int audioMs) {
        switch (command) {
            case PlayAudio _, PlayClip _ -> {
                long start = Math.max(time.now(), playsUntil);
                playsUntil = start + audioMs * Timeline.MILLI;
                sounds.add(new Sound(item, start, playsUntil));
            }
            case SendMark mark -> mark(new Mark(mark.name(), Math.max(time.now(), playsUntil)));
            case ClearPlayout _ -> clear();
            case HangUp _ -> closed.run();
        }
    }

    private void mark(Mark mark) {
        marks.add(mark);
        time.at(mark.at(), "mark " + mark.name() + " was played", () -> {
            if (marks.remove(mark)) {
                giveBack(mark);
            }
        });
    }

    private void clear() {
        sounds.forEach(sound -> sound.end = Math.max(sound.start, Math.min(sound.end, time.now())));
        playsUntil = time.now();
        List.copyOf(marks).forEach(this::giveBack);
        marks.clear();
    }

    private void giveBack(Mark mark) {
        tell(new MarkPlayed(mark.name(), ++sequence));
    }

    /** The carrier tells the bridge something. */
    void tell(CarrierEvent event) {
        toBridge.send(() -> bridge.accept(event), "carrier tells ", event);
    }

    /** Nobody reaches the other any more; what had arrived is played to its end, or not at all. */
    void cut() {
        toCarrier.cut();
        toBridge.cut();
        clear();
    }

    /** Milliseconds of an item that the caller has heard by now. */
    int heardMs(String item) {
        return (int) (sounds.stream().filter(sound -> item.equals(sound.item))
                .mapToLong(sound -> Math.max(0, Math.min(sound.end, time.now()) - sound.start)).sum() / Timeline.MILLI);
    }
}

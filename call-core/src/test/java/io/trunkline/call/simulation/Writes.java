package io.trunkline.call.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A bridge's writes to the context: gathered, behind the call, in order; gone with the bridge, refused when another has the call. */
final class Writes {
    private final Timeline time;
    private final Context context;
    private final int epoch;
    private final Runnable superseded;
    private final List<Consumer<Context>> waiting = new ArrayList<>();
    private final List<Runnable> whenDone = new ArrayList<>();
    private boolean gathering;
    private boolean dead;

    Writes(Timeline time, Context context, int epoch, Runnable superseded) {
        this.time = time;
        this.context = context;
        this.epoch = epoch;
        this.superseded = superseded;
    }

    void add(Consumer<Context> change) {
        waiting.add(change);
        if (!gathering) {
            gathering = true;
            time.in(time.between(1, 110), "bridge " + epoch + " writes", this::write);
        }
    }

    /** Once all so far is written, and if it was. */
    void then(Runnable next) {
        whenDone.add(next);
    }

    private void write() {
        gathering = false;
        if (dead) {
            return;
        }
        List<Consumer<Context>> changes = List.copyOf(waiting);
        List<Runnable> next = List.copyOf(whenDone);
        waiting.clear();
        whenDone.clear();
        if (context.write(epoch, () -> changes.forEach(change -> change.accept(context)))) {
            next.forEach(Runnable::run);
        } else {
            dead = true;
            superseded.run();
        }
    }

    void die() {
        dead = true;
    }
}

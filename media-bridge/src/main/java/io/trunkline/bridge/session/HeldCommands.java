package io.trunkline.bridge.session;

import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.StartResponse;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** What waits for a session that isn't there yet, in order; of the caller's audio at most so many frames, the oldest go first. */
final class HeldCommands {
    private final ArrayDeque<ModelCommand> commands = new ArrayDeque<>();
    private final int mostAudio;
    private final Runnable dropped;
    private int audio;

    HeldCommands(int mostAudio, Runnable dropped) {
        this.mostAudio = mostAudio;
        this.dropped = dropped;
    }

    void add(ModelCommand command) {
        if (command instanceof AppendAudio(var slice)) {
            commands.add(new AppendAudio(slice.retained()));
            if (++audio > mostAudio) {
                dropOldestAudio();
            }
        } else {
            commands.add(command);
        }
    }

    private void dropOldestAudio() {
        var all = commands.iterator();
        while (all.hasNext()) {
            if (all.next() instanceof AppendAudio) {
                all.remove();
                audio--;
                dropped.run();
                return;
            }
        }
    }

    void release(Consumer<ModelCommand> to) {
        audio = 0;
        while (!commands.isEmpty()) {
            to.accept(commands.poll());
        }
    }

    /** What was asked to be said, or not to be. */
    void forgetRequests() {
        commands.removeIf(command -> command instanceof StartResponse || command instanceof CancelResponse);
    }

    void clear() {
        commands.clear();
        audio = 0;
    }
}

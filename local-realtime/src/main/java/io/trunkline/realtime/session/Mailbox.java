package io.trunkline.realtime.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs the tasks of one session in order, one at a time, on a shared pool: what runs here needs no lock. Tasks may be
 * given from any thread. A task that throws is a bug; it goes to the handler and the next one runs.
 */
final class Mailbox implements Executor {

    private final Executor pool;
    private final java.util.function.Consumer<RuntimeException> onBug;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    Mailbox(Executor pool, java.util.function.Consumer<RuntimeException> onBug) {
        this.pool = pool;
        this.onBug = onBug;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        pool.execute(this::drain);
    }

    /** Tasks waiting. */
    int size() {
        synchronized (tasks) {
            return tasks.size();
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException bug) {
                onBug.accept(bug);
            }
        }
    }

    private Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}

package io.trunkline.lab.carrier.leg;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Ticks every 20 ms for all legs on one thread, by an absolute schedule: lateness is made up for, never passed on. After a standstill of
 * more than a second (the machine slept) the schedule starts anew.
 */
public final class LineClock implements AutoCloseable {

    /** Length of a frame. */
    public static final long FRAME = 20_000_000L;

    private static final long STANDSTILL = 1_000_000_000L;

    private final List<Leg> legs = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("lab-carrier-clock").daemon().unstarted(this::run);
    private volatile boolean closed;
    private volatile long worstLateness;

    /** A clock that runs. */
    public static LineClock started() {
        LineClock clock = new LineClock();
        clock.thread.start();
        return clock;
    }

    void add(Leg leg) {
        legs.add(leg);
    }

    void remove(Leg leg) {
        legs.remove(leg);
    }

    /** Greatest lateness of a tick so far, nanoseconds. */
    public long worstLateness() {
        return worstLateness;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long due = System.nanoTime();
        while (!closed) {
            due += FRAME;
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            for (Leg leg : legs) {
                leg.tick(due);
            }
            long late = System.nanoTime() - due;
            worstLateness = Math.max(worstLateness, late);
            if (late > STANDSTILL) {
                due = System.nanoTime();
            }
        }
    }
}

package io.trunkline.bench.wire;

import java.util.ArrayDeque;

/**
 * Timers of one millisecond's grain. A timer is an object of its owner, in the wheel at most once, so that nothing is allocated when
 * one is set. Times are nanoseconds of one monotonic clock; one thread's.
 */
public final class TimerWheel {
    /** Power of two; a timer farther away than one turn is passed by until its turn comes. */
    private static final int SLOTS = 4096;
    private static final long GRAIN = 1_000_000;

    /** What happens at a time. */
    public abstract static class Timer {
        private long due;
        private boolean set;
        private Timer next;
        private Timer previous;

        /** @param dueNanos what it was set to */
        protected abstract void fire(long dueNanos);

        public boolean isSet() {
            return set;
        }

        public long due() {
            return due;
        }
    }

    private static final class Head extends Timer {
        @Override
        protected void fire(long dueNanos) {
            throw new IllegalStateException("a slot's head is no timer");
        }
    }

    private final Timer[] slots = new Timer[SLOTS];
    private final ArrayDeque<Timer> due = new ArrayDeque<>();
    private long tick;

    public TimerWheel(long now) {
        tick = now / GRAIN;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Head();
            slots[i].next = slots[i];
            slots[i].previous = slots[i];
        }
    }

    /** Sets {@code timer} to fire at {@code dueNanos}, or as soon as possible after; one that was set is moved. */
    public void set(Timer timer, long dueNanos) {
        cancel(timer);
        timer.due = dueNanos;
        timer.set = true;
        // up, so that none fires early; the slot being passed over now is gone
        long slot = Math.max(tick + 1, (dueNanos + GRAIN - 1) / GRAIN);
        Timer head = slots[(int) (slot & SLOTS - 1)];
        timer.previous = head.previous;
        timer.next = head;
        head.previous.next = timer;
        head.previous = timer;
    }

    public void cancel(Timer timer) {
        if (timer.next != null) {
            timer.previous.next = timer.next;
            timer.next.previous = timer.previous;
            timer.next = null;
            timer.previous = null;
        } else if (timer.set) {
            due.remove(timer);
        }
        timer.set = false;
    }

    /** Takes what is due up to {@code now} into the queue of {@link #fireNext()}. */
    public void advance(long now) {
        while (tick < now / GRAIN) {
            tick++;
            Timer head = slots[(int) (tick & SLOTS - 1)];
            for (Timer timer = head.next; timer != head;) {
                Timer following = timer.next;
                if (timer.due <= tick * GRAIN) {
                    timer.previous.next = timer.next;
                    timer.next.previous = timer.previous;
                    timer.next = null;
                    timer.previous = null;
                    due.add(timer);
                }
                timer = following;
            }
        }
    }

    /** Fires one that is due. @return whether there was one */
    public boolean fireNext() {
        Timer timer = due.poll();
        if (timer == null) {
            return false;
        }
        timer.set = false;
        timer.fire(timer.due);
        return true;
    }
}

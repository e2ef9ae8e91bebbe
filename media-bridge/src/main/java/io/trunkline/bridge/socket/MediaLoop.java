package io.trunkline.bridge.socket;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * The one event loop on which carrier sockets, model sockets and calls live, and the clocks that go with it. The process has a single
 * event loop (decision 10), so whatever Vert.x context something arrives on, it is this thread; other threads enter by {@link #run}.
 */
@Singleton
public class MediaLoop {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** What the way from Redis explains is no difference. */
    private static final Duration AGREES = Duration.ofMillis(100);

    private final Vertx vertx;
    private final ContextInternal context;
    private final WriteBatch writeBatch = new WriteBatch();
    private final FrameBuffers frameBuffers = new FrameBuffers();
    private final long originNanos = System.nanoTime();
    private volatile Instant originWall = Instant.now();

    public MediaLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = (ContextInternal) vertx.getOrCreateContext();
    }

    /** Runs {@code task} on the loop, soon; from any thread. */
    public void run(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    /** Runs {@code task} on the loop after {@code delay}; call on the loop. @return cancels it */
    public Runnable after(Duration delay, Runnable task) {
        long id = vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> task.run());
        return () -> vertx.cancelTimer(id);
    }

    /** Runs {@code task} on the loop again and again; call on the loop. @return ends it */
    public Runnable every(Duration interval, Runnable task) {
        long id = vertx.setPeriodic(interval.toMillis(), ignored -> task.run());
        return () -> vertx.cancelTimer(id);
    }

    ContextInternal context() {
        return context;
    }

    WriteBatch writeBatch() {
        return writeBatch;
    }

    FrameBuffers frameBuffers() {
        return frameBuffers;
    }

    /** Monotonic nanoseconds since the process began: {@code call-core}'s clock. */
    public long nanos() {
        return System.nanoTime() - originNanos;
    }

    /** The wall clock's reading at {@code nanos} of {@link #nanos()}: this machine's until {@link #wallIs} was told, then Redis's. */
    public Instant wallAt(long nanos) {
        return originWall.plusNanos(nanos);
    }

    /** What Redis's clock says now: gateways and bridges that hand calls to each other agree on that one, whatever their own say. Call on the loop. */
    public void wallIs(Instant now) {
        Duration ahead = Duration.between(wallAt(nanos()), now);
        if (ahead.abs().compareTo(AGREES) > 0) {
            originWall = originWall.plus(ahead);
        }
    }

    /** {@code nanos} of {@link #nanos()} rounded up to what a timer can do. */
    public static Duration until(long deadlineNanos, long nowNanos) {
        return Duration.ofMillis(Math.max(1, (deadlineNanos - nowNanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
    }
}

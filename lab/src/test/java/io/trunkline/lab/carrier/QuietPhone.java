package io.trunkline.lab.carrier;

import java.util.concurrent.atomic.AtomicInteger;

/** A phone nobody speaks into; counts what is heard. */
final class QuietPhone implements Phone {

    final AtomicInteger frames = new AtomicInteger();
    final AtomicInteger soundingFrames = new AtomicInteger();
    volatile long firstFrameAt;
    volatile long lastFrameAt;
    volatile String endedBecause;

    @Override
    public void hear(short[] frame20ms, long nowNanos) {
        if (frames.getAndIncrement() == 0) {
            firstFrameAt = nowNanos;
        }
        lastFrameAt = nowNanos;
        for (short sample : frame20ms) {
            if (Math.abs(sample) > 500) {
                soundingFrames.incrementAndGet();
                return;
            }
        }
    }

    @Override
    public boolean speak(short[] frame20ms, long nowNanos) {
        return false;
    }

    @Override
    public void ended(String reason) {
        endedBecause = reason;
    }
}

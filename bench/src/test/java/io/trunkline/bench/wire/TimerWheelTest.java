package io.trunkline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final long MILLI = 1_000_000;

    private final List<Long> fired = new ArrayList<>();

    private final class Noted extends TimerWheel.Timer {
        @Override
        protected void fire(long dueNanos) {
            fired.add(dueNanos);
        }
    }

    @Property(tries = 200)
    void everyTimerFiresOnceNeverEarlyAndWithinAMillisecondOfALook(@ForAll @Size(min = 1, max = 50) List<@LongRange(min = 0, max = 12_000_000_000L) Long> dues) {
        // Given
        fired.clear();
        TimerWheel wheel = new TimerWheel(0);
        dues.forEach(due -> wheel.set(new Noted(), due));

        // When
        for (long now = 0; now <= 12_010 * MILLI; now += MILLI) {
            int before = fired.size();
            wheel.advance(now);
            while (wheel.fireNext()) { }
            for (long due : fired.subList(before, fired.size())) {
                assertThat(now - due).isBetween(0L, 2 * MILLI);
            }
        }

        // Then
        assertThat(fired).containsExactlyInAnyOrderElementsOf(dues);
    }

    @Test
    void aTimerCancelledOrMovedAfterItCameDueDoesNotFireThen() {
        // Given
        TimerWheel wheel = new TimerWheel(0);
        Noted cancelled = new Noted();
        Noted moved = new Noted();
        wheel.set(cancelled, MILLI);
        wheel.set(moved, MILLI);
        wheel.advance(5 * MILLI);

        // When
        wheel.cancel(cancelled);
        wheel.set(moved, 20 * MILLI);
        while (wheel.fireNext()) { }

        // Then
        assertThat(fired).isEmpty();
        wheel.advance(21 * MILLI);
        assertThat(wheel.fireNext()).isTrue();
        assertThat(fired).containsExactly(20 * MILLI);
    }
}

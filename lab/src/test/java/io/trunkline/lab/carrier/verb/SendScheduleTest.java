package io.trunkline.lab.carrier.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendScheduleTest {

    private static final long MS = 1_000_000L;

    @Test
    void evenPacingSendsAtOnce() {
        // Given
        SendSchedule schedule = new SendSchedule(Duration.ZERO, Duration.ZERO, 1);

        // When, Then
        assertThat(schedule.media(40 * MS)).isEqualTo(40 * MS);
        assertThat(schedule.other(45 * MS)).isEqualTo(45 * MS);
    }

    @Test
    void aBurstLeavesTogether() {
        // Given
        SendSchedule schedule = new SendSchedule(Duration.ofMillis(400), Duration.ZERO, 1);

        // When, Then
        assertThat(List.of(schedule.media(800 * MS), schedule.media(1000 * MS), schedule.media(1180 * MS))).containsOnly(1200 * MS);
        assertThat(schedule.media(1200 * MS)).isEqualTo(1600 * MS);
    }

    @Test
    void jitterNeitherReordersNorExceedsItsBound() {
        // Given
        SendSchedule schedule = new SendSchedule(Duration.ZERO, Duration.ofMillis(60), 1);
        List<Long> lateness = new ArrayList<>();
        List<Long> due = new ArrayList<>();

        // When
        for (long now = 0; now < 10_000 * MS; now += 20 * MS) {
            due.add(schedule.media(now));
            lateness.add(due.getLast() - now);
        }

        // Then
        assertThat(due).isSorted();
        assertThat(lateness).allMatch(l -> l >= 0 && l < 60 * MS).anyMatch(l -> l > 30 * MS);
    }
}

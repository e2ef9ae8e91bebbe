package io.trunkline.gateway.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.redis.BridgeAnnouncement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreferenceTest {

    @Test
    void usuallyTwoRandomBridgesCompete() {
        // Given
        Preference usual = new Preference(Optional.empty(), false, new Random(1));
        List<BridgeAnnouncement> open = IntStream.range(0, 5).mapToObj(i -> bridge("bridge-" + i, 0, null)).toList();
        // When
        List<List<BridgeAnnouncement>> pairs = IntStream.range(0, 200).mapToObj(i -> usual.choose(open)).toList();
        // Then
        assertThat(pairs).allSatisfy(pair -> assertThat(pair).hasSize(2).doesNotHaveDuplicates());
        assertThat(pairs.stream().flatMap(List::stream).collect(Collectors.toSet())).hasSameElementsAs(open);
    }

    @Test
    void withFewerCallsTheLowestOrdinalWithRoomIsFilled() {
        // Given
        Preference falling = new Preference(Optional.empty(), true, new Random(1));
        // When
        List<BridgeAnnouncement> chosen = falling.choose(List.of(bridge("bridge-10", 0, null), bridge("bridge-2", 3, null), bridge("bridge-0", 8, null)));
        // Then
        assertThat(chosen).extracting(BridgeAnnouncement::bridge).as("the first is nearly full").containsExactly("bridge-2");
    }

    @Test
    void aCallFromADrainingBridgeGoesToALaterOneAndElseToAny() {
        // Given
        Preference moved = new Preference(Optional.of(bridge("bridge-1", 5, 2_000L)), false, new Random(1));
        BridgeAnnouncement older = bridge("bridge-0", 0, 1_000L);
        BridgeAnnouncement newer = bridge("bridge-2", 9, 3_000L);
        // Then
        assertThat(moved.choose(List.of(older, newer))).containsExactly(newer);
        assertThat(moved.choose(List.of(older))).containsExactly(older);
        assertThat(moved.choose(List.of(bridge("bridge-3", 0, null)))).hasSize(1);
    }

    @Test
    void aTrendIsMoreThanTheComingAndGoingOfCalls() {
        // Given
        LoadTrend trend = new LoadTrend();
        long minute = Duration.ofMinutes(1).toNanos();
        for (int i = 0; i < 10; i++) {
            trend.seen(100, i * minute);
        }
        // Then
        trend.seen(90, 10 * minute);
        assertThat(trend.falling()).as("a few less").isFalse();
        trend.seen(60, 11 * minute);
        assertThat(trend.falling()).as("many less").isTrue();
        for (int i = 12; i < 30; i++) {
            trend.seen(60, i * minute);
        }
        assertThat(trend.falling()).as("as many as for a long time").isFalse();
    }

    private static BridgeAnnouncement bridge(String id, int calls, Long startedAt) {
        return new BridgeAnnouncement(id, "wss://" + id, "http://" + id, calls, 10, false, "1", 0, startedAt);
    }
}

package io.trunkline.gateway.placement;

import io.trunkline.contracts.redis.BridgeAnnouncement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bridges a call should go to. Usually the less loaded of two random ones. One that comes from a bridge which drains goes to one that started later:
 * that has the newer version and won't drain next. While the number of calls falls the lowest ordinals are filled, so that the bridge that is
 * removed next is the emptiest. Pure.
 *
 * @param from    the bridge that drains, if one does
 * @param falling whether there are fewer calls than there were
 */
record Preference(Optional<BridgeAnnouncement> from, boolean falling, RandomGenerator random) {
    private static final int CHOICES = 2;
    /** A bridge isn't filled to the brim while others are empty. */
    private static final double FULL_ENOUGH = 0.8;
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,9})$");

    /** @param open bridges with room, at least one. @return those of which the least loaded should take the call */
    List<BridgeAnnouncement> choose(List<BridgeAnnouncement> open) {
        List<BridgeAnnouncement> newer = open.stream().filter(bridge -> from.isPresent() && bridge.newerThan(from.get())).toList();
        List<BridgeAnnouncement> eligible = newer.isEmpty() ? open : newer;
        Optional<BridgeAnnouncement> lowest = falling
                ? eligible.stream().filter(bridge -> bridge.activeCalls() < FULL_ENOUGH * bridge.capacity()).min(Comparator.comparingInt(Preference::ordinal))
                : Optional.empty();
        return lowest.map(List::of).orElseGet(() -> anyOf(eligible));
    }

    private List<BridgeAnnouncement> anyOf(List<BridgeAnnouncement> eligible) {
        List<BridgeAnnouncement> shuffled = new ArrayList<>(eligible);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return List.copyOf(shuffled.subList(0, Math.min(CHOICES, shuffled.size())));
    }

    /** The number its name ends in; without one it comes last. */
    static int ordinal(BridgeAnnouncement bridge) {
        Matcher matcher = ORDINAL.matcher(bridge.bridge());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }
}

package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.fleet.Fleet;
import io.trunkline.lab.chaos.fleet.Need;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Redis refuses every connection, and people call a line that says {@code when_context_is_away: serve}: its voice agent talks to them. When Redis is back their
 * calls are known like any other: a bridge that dies takes nobody along.
 */
final class RedisAwayNewCallers implements Scenario {

    private static final int MANY = 4;
    private static final int SENTENCES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** For what waited to be written. */
    private static final Duration WRITTEN = Duration.ofSeconds(3);

    private Expectations expectations = new Expectations();

    @Override
    public String name() {
        return "redis-away-new-callers";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REDIS_DOOR);
    }

    @Override
    public String strike(Stage stage) {
        expectations = new Expectations();
        stage.fleet().redisDoor().away();
        // longer than a bridge keeps its lease
        Callers.pause(Duration.ofSeconds(6));
        Callers newcomers = stage.callers().newcomers(Fleet.LINE_WITHOUT_CONTEXT);
        newcomers.dial(MANY);
        expectations.within(PATIENCE, () -> newcomers.lines().stream().allMatch(line -> line.streamed() && line.caller().sentences() >= SENTENCES), "new callers weren't served while Redis was away");
        stage.fleet().redisDoor().fair();
        Callers.pause(WRITTEN);
        long lost = System.nanoTime();
        String bridge = newcomers.lines().getFirst().bridge();
        stage.fleet().kill(bridge);
        List<Line> hit = newcomers.lines().stream().filter(line -> line.bridge().equals(bridge)).toList();
        expectations.within(PATIENCE, () -> hit.stream().allMatch(line -> line.resumedSince(lost)), "a call that began without Redis wasn't resumed when it was back");
        newcomers.hangUp();
        expectations.within(Duration.ZERO, () -> Endings.wrong(stage.with(newcomers)) == 0, "ends of calls that began without Redis weren't told exactly once");
        return MANY + " new callers served meanwhile";
    }

    @Override
    public List<String> broken(Stage stage) {
        return expectations.broken();
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

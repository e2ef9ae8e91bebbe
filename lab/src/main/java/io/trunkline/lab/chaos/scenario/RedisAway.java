package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.time.Duration;
import java.util.Set;

/** Redis refuses every connection and comes back: conversations go on from memory. */
record RedisAway() implements Scenario {

    @Override
    public String name() {
        return "redis-away";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REDIS_DOOR);
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(stage.fleet().redisDoor()::away, stage.fleet().redisDoor()::fair);
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

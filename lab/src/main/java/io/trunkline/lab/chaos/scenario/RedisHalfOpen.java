package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.util.Set;

/** Connections to Redis are half-open: nothing comes back, and nobody is told. New connections work. */
record RedisHalfOpen() implements Scenario {

    @Override
    public String name() {
        return "redis-half-open";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REDIS_DOOR);
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(stage.fleet().redisDoor()::halfOpen, stage.fleet().redisDoor()::fair);
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

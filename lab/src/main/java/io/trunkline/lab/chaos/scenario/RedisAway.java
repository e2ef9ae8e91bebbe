package io.trunkline.lab.chaos.scenario;

import java.time.Duration;

/** Redis refuses every connection and comes back: conversations go on from memory. */
record RedisAway() implements Scenario {

    @Override
    public String name() {
        return "redis-away";
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

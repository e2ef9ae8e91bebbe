package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.time.Duration;
import java.util.Set;

/** Every byte to and from Redis is late by 50 ms, while a bridge dies. */
record RedisSlow() implements Scenario {

    @Override
    public String name() {
        return "redis-slow";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REDIS_DOOR);
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(() -> {
            stage.fleet().redisDoor().delay(Duration.ofMillis(50));
            stage.fleet().kill(KillBridge.fullest(stage));
        }, stage.fleet().redisDoor()::fair);
    }

    @Override
    public Promise promise() {
        return new Promise(3000, 5000, true);
    }
}

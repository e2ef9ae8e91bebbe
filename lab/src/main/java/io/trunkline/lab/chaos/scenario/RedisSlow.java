package io.trunkline.lab.chaos.scenario;

import java.time.Duration;

/** Every byte to and from Redis is late by 50 ms, while a bridge dies. */
record RedisSlow() implements Scenario {

    @Override
    public String name() {
        return "redis-slow";
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

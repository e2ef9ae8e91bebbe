package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import java.time.Duration;

/** Every byte to and from Redis is late by 50 ms, while a bridge dies. */
record RedisSlow() implements Scenario {

    @Override
    public String name() {
        return "redis-slow";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().redisDoor().delay(Duration.ofMillis(50));
        stage.fleet().kill(KillBridge.fullest(stage));
        Callers.pause(stage.outage());
        stage.fleet().redisDoor().fair();
        return stage.outageText();
    }

    @Override
    public Promise promise() {
        return new Promise(3000, 5000, true);
    }
}

package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;

/** Connections to Redis are half-open: nothing comes back, and nobody is told. New connections work. */
record RedisHalfOpen() implements Scenario {

    @Override
    public String name() {
        return "redis-half-open";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().redisDoor().halfOpen();
        Callers.pause(stage.outage());
        stage.fleet().redisDoor().fair();
        return stage.outageText();
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

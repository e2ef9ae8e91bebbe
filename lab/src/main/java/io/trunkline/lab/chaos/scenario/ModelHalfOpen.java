package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.time.Duration;
import java.util.Set;

/** All sessions at the model are half-open: the caller is told to wait, and the call goes on in a new one. */
record ModelHalfOpen() implements Scenario {

    @Override
    public String name() {
        return "model-half-open";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().model().cutOff();
        stage.fleet().modelDoor().halfOpen();
        return "";
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.MODEL_DOOR);
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.util.Set;

/** All sessions at the model are reset at once: each call goes on in a new one. */
record ModelResets() implements Scenario {

    @Override
    public String name() {
        return "model-resets";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().modelDoor().reset();
        return "";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.MODEL_DOOR);
    }
}

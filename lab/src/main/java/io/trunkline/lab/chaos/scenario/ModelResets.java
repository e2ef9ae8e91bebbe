package io.trunkline.lab.chaos.scenario;

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
    public boolean modelFaults() {
        return true;
    }
}

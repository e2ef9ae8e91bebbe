package io.trunkline.lab.chaos.scenario;


/** Answers begin 3 s late: the caller hears that it takes a moment. */
record SlowModel() implements Scenario {

    @Override
    public String name() {
        return "slow-model";
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(() -> stage.fleet().model().think(3000), stage.fleet().model()::thinkAsUsual);
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

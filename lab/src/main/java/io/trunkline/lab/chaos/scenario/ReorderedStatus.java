package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.carrier.CarrierFaults;

/** A carrier whose status callbacks arrive in the wrong order, while a bridge dies: calls end once. */
record ReorderedStatus() implements Scenario {

    @Override
    public String name() {
        return "reordered-status";
    }

    @Override
    public String strike(Stage stage) {
        return new KillBridge().strike(stage);
    }

    @Override
    public CarrierFaults carrier() {
        return CarrierFaults.NONE.withReorderedStatus();
    }
}

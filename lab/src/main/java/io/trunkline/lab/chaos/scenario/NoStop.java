package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.carrier.CarrierFaults;

/** A carrier that never sends stop: calls end all the same, once. */
record NoStop() implements Scenario {

    @Override
    public String name() {
        return "no-stop";
    }

    @Override
    public String strike(Stage stage) {
        return "";
    }

    @Override
    public CarrierFaults carrier() {
        return CarrierFaults.NONE.withoutStop();
    }
}

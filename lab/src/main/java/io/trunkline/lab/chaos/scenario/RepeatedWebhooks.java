package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.carrier.CarrierFaults;

/** A carrier posts every webhook twice, while a bridge dies: the second answer is the first again. */
record RepeatedWebhooks() implements Scenario {

    @Override
    public String name() {
        return "repeated-webhooks";
    }

    @Override
    public String strike(Stage stage) {
        return new KillBridge().strike(stage);
    }

    @Override
    public CarrierFaults carrier() {
        return CarrierFaults.NONE.withRepeatedWebhooks();
    }
}

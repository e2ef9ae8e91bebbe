package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Fleet;

/** One of two gateways is killed, and then a bridge: the other gateway knows where its callers go on. */
record KillGateway() implements Scenario {

    @Override
    public String name() {
        return "kill-gateway";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().kill(Fleet.GATEWAYS.getFirst());
        stage.fleet().kill(KillBridge.fullest(stage));
        return "";
    }
}

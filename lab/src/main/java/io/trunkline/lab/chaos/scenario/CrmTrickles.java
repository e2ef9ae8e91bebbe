package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.model.Script;

/** The CRM's answers come in drops of a few bytes: the tool's timeout ends the wait. */
record CrmTrickles() implements Scenario {

    @Override
    public String name() {
        return "crm-trickles";
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(() -> stage.fleet().crmDoor().trickle(4), stage.fleet().crmDoor()::fair);
    }

    @Override
    public Script script() {
        return Script.ERRANDS;
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

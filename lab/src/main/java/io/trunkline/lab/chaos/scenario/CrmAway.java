package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.model.Script;

/** The CRM refuses every connection and comes back: the agent says that it can't be reached, nothing is done twice. */
record CrmAway() implements Scenario {

    @Override
    public String name() {
        return "crm-away";
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(stage.fleet().crmDoor()::away, stage.fleet().crmDoor()::fair);
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

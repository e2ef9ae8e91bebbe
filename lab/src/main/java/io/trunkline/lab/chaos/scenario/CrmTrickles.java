package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.model.Script;

/** The CRM's answers come in drops of a few bytes: the tool's timeout ends the wait. */
record CrmTrickles() implements Scenario {

    @Override
    public String name() {
        return "crm-trickles";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().crmDoor().trickle(4);
        Callers.pause(stage.outage());
        stage.fleet().crmDoor().fair();
        return stage.outageText();
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

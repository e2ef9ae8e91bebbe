package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.model.Script;
import io.trunkline.lab.run.StartFailed;
import java.time.Duration;

/** The tool service is killed while callers wait for it, and started again as a platform would: what was asked is answered, or the caller is told so. */
record KillToolService() implements Scenario {

    @Override
    public String name() {
        return "kill-tool-service";
    }

    @Override
    public String strike(Stage stage) throws StartFailed {
        stage.fleet().kill("tool-service");
        Callers.pause(Duration.ofSeconds(2));
        stage.fleet().repair();
        return "";
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(15);
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

package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Fleet;
import io.trunkline.lab.run.StartFailed;
import java.time.Duration;

/** All bridges are restarted one after the other, as a deployment does: their calls are moved, none is lost. */
record RollingRestart() implements Scenario {

    private static final Duration MOST = Duration.ofSeconds(100);

    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public String strike(Stage stage) throws StartFailed {
        long begun = System.nanoTime();
        for (String bridge : Fleet.BRIDGES.reversed()) {
            stage.fleet().terminate(bridge);
            if (!stage.fleet().endsWithin(bridge, MOST)) {
                stage.fleet().kill(bridge);
                return bridge + " didn't end within " + MOST.toSeconds() + " s";
            }
            stage.fleet().repair();
        }
        return "all three within " + (System.nanoTime() - begun) / 1_000_000_000 + " s";
    }
}

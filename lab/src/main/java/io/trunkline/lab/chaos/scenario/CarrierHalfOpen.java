package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.time.Duration;
import java.util.Set;

/** The carrier's connections to one bridge are half-open: nothing gets through, and neither side is told. The bridge finds out, and the callers go on at another. */
record CarrierHalfOpen() implements Scenario {

    @Override
    public String name() {
        return "carrier-half-open";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().streamDoor(KillBridge.fullest(stage)).halfOpen();
        return "";
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(18);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.STREAM_DOORS);
    }

    @Override
    public Promise promise() {
        return Promise.FOUND_OUT;
    }
}

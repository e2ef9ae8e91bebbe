package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.chaos.model.Script;
import io.trunkline.lab.run.StartFailed;
import java.time.Duration;
import java.util.List;

/** One promise, put to the test. */
public sealed interface Scenario permits KillBridge, KillGateway {

    /** All of them, in the order in which they are run. */
    List<Scenario> ALL = List.of(new KillBridge(), new KillGateway());

    /** Those that every build plays. */
    List<Scenario> SHORT = List.of(new KillBridge(), new KillGateway());

    /** By which it is chosen: words joined by hyphens. */
    String name();

    /** What goes wrong, and is put right again if it isn't the services' to recover from. Callers are on the line; times count from its beginning. */
    void strike(Stage stage) throws StartFailed;

    /** How long callers are listened to behind it. */
    default Duration watch() {
        return Duration.ofSeconds(10);
    }

    /** What is promised. */
    default Promise promise() {
        return Promise.USUAL;
    }

    /** What the model does with what callers say. */
    default Script script() {
        return Script.TALK;
    }

    /** Whether it needs bridges that write calls down. */
    default boolean recorded() {
        return false;
    }

    /** How the carrier misbehaves. */
    default CarrierFaults carrier() {
        return CarrierFaults.NONE;
    }
}

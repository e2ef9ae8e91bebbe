package io.trunkline.lab.chaos.scenario;

import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.model.Script;
import io.trunkline.lab.run.StartFailed;
import java.time.Duration;
import java.util.List;

/** The escalation service is killed while callers are being handed over, and started again: each who was promised a person gets one. */
record KillEscalationService() implements Scenario {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "kill-escalation-service";
    }

    @Override
    public String strike(Stage stage) throws StartFailed {
        Callers.await(PATIENCE, () -> asked(stage) > 0);
        stage.fleet().kill("escalation-service");
        Callers.pause(Duration.ofSeconds(2));
        stage.fleet().repair();
        return "";
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Script script() {
        return Script.HUMANS;
    }

    @Override
    public Promise promise() {
        return Promise.ANYBODY;
    }

    @Override
    public List<String> broken(Stage stage) {
        long wanted = asked(stage);
        long got = stage.callers().lines().stream().filter(Line::withHuman).count();
        return got == wanted ? List.of() : List.of(wanted + " callers asked for a person, " + got + " got one");
    }

    /** Callers of this scenario for whom a person was asked for. */
    private static long asked(Stage stage) {
        return stage.eventsOfItsCalls().stream().filter(EscalationRequested.class::isInstance).map(event -> event.callId()).distinct().count();
    }
}

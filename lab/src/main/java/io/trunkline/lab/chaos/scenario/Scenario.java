package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.chaos.fleet.Need;
import io.trunkline.lab.chaos.model.Script;
import io.trunkline.lab.run.StartFailed;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One promise, put to the test. */
public sealed interface Scenario permits KillBridge, CarrierHalfOpen, AllFull, KillGateway, KillToolService, KillEscalationService, KafkaAway, RedisAway,
            RedisAwayNewCallers, RedisHalfOpen, RedisSlow, CrmAway, CrmTrickles, ModelAway, NoModel, ModelResets, ModelHalfOpen, SlowModel, DiskFull, RollingRestart,
            RepeatedWebhooks, NoStop, ReorderedStatus, ClocksDisagree {

    /** All of them, in the order in which they are run. */
    List<Scenario> ALL = List.of(new KillBridge(), new CarrierHalfOpen(), new AllFull(), new KillGateway(), new KillToolService(), new KillEscalationService(),
            new KafkaAway(), new RedisAway(), new RedisAwayNewCallers(), new RedisHalfOpen(), new RedisSlow(), new CrmAway(), new CrmTrickles(), new ModelAway(),
            new NoModel(), new ModelResets(), new ModelHalfOpen(), new SlowModel(), new DiskFull(), new RollingRestart(), new RepeatedWebhooks(), new NoStop(),
            new ReorderedStatus(), new ClocksDisagree());

    /** Those that every build plays; of a gateway's death also a bridge's is part. */
    List<Scenario> SHORT = List.of(new KillGateway(), new KafkaAway(), new RedisAway());

    /** By which it is chosen: words joined by hyphens. */
    String name();

    /**
     * What goes wrong, and is put right again if it isn't the services' to recover from. Callers are on the line; times count from its beginning.
     *
     * @return what else there is to tell; may be empty
     */
    String strike(Stage stage) throws StartFailed;

    /** How long callers are listened to behind it. */
    default Duration watch() {
        return Duration.ofSeconds(10);
    }

    /** What was promised beyond {@link #promise} and not kept, one plain sentence each. */
    default List<String> broken(Stage stage) {
        return List.of();
    }

    /** What is promised. */
    default Promise promise() {
        return Promise.USUAL;
    }

    /** What the model does with what callers say. */
    default Script script() {
        return Script.TALK;
    }

    /** What the fleet must have for it. */
    default Set<Need> needs() {
        return Set.of();
    }

    /** How the carrier misbehaves. */
    default CarrierFaults carrier() {
        return CarrierFaults.NONE;
    }
}

package io.trunkline.lab.chaos.scenario;

import java.time.Duration;

/** Kafka is stopped and comes back: conversations go on, tools are answered late or by an apology, no event is lost. */
record KafkaAway() implements Scenario {

    @Override
    public String name() {
        return "kafka-away";
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(stage.fleet().kafka()::goesAway, stage.fleet().kafka()::comesBack);
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}

package io.trunkline.bench.load;

import io.trunkline.bench.measure.Disturbance;
import io.trunkline.bench.wire.Keys;

/** The generator's process: one run, its figures as {@code result.name=value} lines on standard output. Started by the load bench. */
public final class GeneratorMain {

    public static void main(String[] arguments) {
        Traffic traffic = Traffic.of(arguments);
        Generator generator = new Generator(traffic, traffic.keyStore().isEmpty() ? null : Keys.server(traffic.keyStore()), Disturbance::none);
        generator.run();
        generator.print();
    }

    private GeneratorMain() {
    }
}

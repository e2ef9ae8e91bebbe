package io.trunkline.bench.run;

import java.util.Map;

/** What the calls go through. */
interface Target extends AutoCloseable {
    String name();

    long pid();

    /** Seconds it warms up for, of those that were asked for. */
    int warmup(int asked);

    /** Where to reach it, as the generator's arguments. */
    Map<String, String> arguments();

    /** What its process is like when no call is there, by name. */
    Map<String, Double> idle();

    /** What it is like with calls. */
    Map<String, Double> loaded();

    /** Counters that only grow, by name. */
    Map<String, Double> counters();

    @Override
    void close();
}

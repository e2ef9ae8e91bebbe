package io.trunkline.bridge.config;

import io.smallrye.config.WithDefault;

/** Bounds of queues and messages. */
public interface Limits {
    /** Bytes of a carrier's message; a longer one closes the stream. */
    @WithDefault("65536")
    int carrierMessage();

    /** Bytes of a model's message; a longer one closes the session. */
    @WithDefault("1048576")
    int modelMessage();

    /** Malformed messages of one stream; one more closes it. */
    @WithDefault("20")
    int malformed();

    /** Caller audio frames (20 ms) kept while the model's socket is full; then the oldest goes and is counted. */
    @WithDefault("50")
    int uplinkFrames();

    /** Messages a carrier may send in the long run, a second; 50 are usual. */
    @WithDefault("200")
    int carrierPerSecond();

    /** Messages a carrier may send at once, after an interruption for one; more end the call. */
    @WithDefault("2000")
    int carrierBurst();

    /** Messages a model may send in the long run, a second. */
    @WithDefault("1000")
    int modelPerSecond();

    /** Messages a model may send at once; more end the session. */
    @WithDefault("20000")
    int modelBurst();

    /** Fields and entries of one call's context waiting while Redis is away; more are dropped and counted. */
    @WithDefault("200")
    int contextWrites();
}

package io.trunkline.bridge.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a bridge waits. Those of the call itself are {@code call-core}'s {@code Timings}. */
public interface Waits {
    /** For a stream, before a prepared session is given up. */
    @WithDefault("30s")
    Duration unclaimed();

    /** For a stream's {@code start}, before its socket is closed. */
    @WithDefault("5s")
    Duration start();

    /** For an answer to begin, before the caller hears that it takes a moment; twice as long for its first sound, once it has begun. */
    @WithDefault("1500ms")
    Duration moment();

    /** For an answer to begin, before the model counts as silent and the next one is tried. */
    @WithDefault("4s")
    Duration silent();

    /** For any sign of the model once an answer has begun. */
    @WithDefault("10s")
    Duration answer();

    /** For the model's session once the stream is there. */
    @WithDefault("2s")
    Duration sessionReady();

    /** For another session in place of one that failed, before an operator is fetched. */
    @WithDefault("6s")
    Duration recovery();

    /** Before a session is renewed; shorter than the hour that providers give it. */
    @WithDefault("50m")
    Duration sessionRenewal();

    /** For a tool's answer, if the voice agent doesn't say otherwise. */
    @WithDefault("8s")
    Duration tool();

    /** For the model's socket to open. */
    @WithDefault("5s")
    Duration modelConnect();

    /** For a model's socket to answer a ping, when it answered one before; then its session counts as lost. 0: it isn't asked. */
    @WithDefault("2s")
    Duration modelPong();

    /** For Redis to take the intended end, before the socket is closed all the same. */
    @WithDefault("500ms")
    Duration contextBeforeClose();

    /** For a socket, carrier's or model's, that takes nothing more; then the call, or the session, is given up. */
    @WithDefault("10s")
    Duration stalled();

    /** For anything from a carrier whose stream runs, which sends a frame every 20 ms; then the stream counts as lost. */
    @WithDefault("15s")
    Duration streamSilent();

    /** For a carrier that has sent no frame for as long to answer a ping, when it answered one before; then its stream counts as lost. Zero: it isn't asked. */
    @WithDefault("2500ms")
    Duration streamPong();

    /** For running calls to end after SIGTERM. */
    @WithDefault("5s")
    Duration stop();
}

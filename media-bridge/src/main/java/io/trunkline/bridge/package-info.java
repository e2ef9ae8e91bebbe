/**
 * The hot path: a carrier's media stream spliced to a Realtime session. A call's way through the packages:
 * {@code placement} (the gateway tells of a call) → {@code session} (the call itself, one owner) ↔ {@code socket} (carrier and model),
 * with {@code control} (Kafka), {@code context} (Redis) and {@code telemetry} beside it. Everything of a call happens on one event loop:
 * {@link io.trunkline.bridge.socket.MediaLoop}.
 */
package io.trunkline.bridge;

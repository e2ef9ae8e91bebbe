/**
 * How events get to Kafka: straight by the {@link io.trunkline.operations.events.Publisher}, or, while Kafka is away, through Redis, where each call's wait
 * in a stream until a {@link io.trunkline.operations.events.Forwarder} brings them.
 */
package io.trunkline.operations.events;

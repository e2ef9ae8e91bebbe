/**
 * The way of a call through the gateway: {@code webhook} lets it in, {@code lines} finds who answers, {@code placement} the
 * bridge, {@code twiml} writes the answer; {@code resume} decides what follows a stream, {@code queue} sends to people,
 * {@code callcontrol} obeys our other services (through {@code internal}), {@code ending} closes the call once. {@code context}
 * is the call in Redis, {@code events} what the others are told. {@code number} is a command of its own.
 */
package io.trunkline.gateway;

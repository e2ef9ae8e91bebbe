/**
 * What the services share in how they start ({@link io.trunkline.operations.RequiredEnvironment}), become ready
 * ({@link io.trunkline.operations.ReadinessLatch}) and put events on Kafka ({@link io.trunkline.operations.events.EventPublisher}).
 */
package io.trunkline.operations;

/**
 * What crosses a process of Trunkline: events on Kafka ({@code event}), requests between services
 * ({@code http}), the layout of Redis ({@code redis}) and the one-time stream token ({@code stream}).
 * No I/O and no framework: a service brings its own client.
 */
package io.trunkline.contracts;

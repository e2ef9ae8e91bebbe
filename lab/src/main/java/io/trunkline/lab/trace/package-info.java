/**
 * Receives the spans that the services export, OTLP over HTTP, keeps those of the last calls and shows a call's trace as a tree:
 * {@link io.trunkline.lab.trace.TraceReceiver} in, {@link io.trunkline.lab.trace.CallTraces} in between,
 * {@link io.trunkline.lab.trace.TraceFiles} out.
 */
package io.trunkline.lab.trace;

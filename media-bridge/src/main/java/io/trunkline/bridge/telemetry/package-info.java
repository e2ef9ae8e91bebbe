/** What is measured and traced of calls: names and units in {@link io.trunkline.bridge.telemetry.BridgeMetrics}, spans in {@link io.trunkline.bridge.telemetry.CallTrace}. */
package io.trunkline.bridge.telemetry;

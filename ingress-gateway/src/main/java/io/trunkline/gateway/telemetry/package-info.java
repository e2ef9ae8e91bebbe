/** The gateway's metrics, and each call's part of its trace. */
package io.trunkline.gateway.telemetry;

/** The yardstick: the thinnest relay between a carrier and a Realtime model that the JDK alone can make. */
package io.trunkline.bench.relay;

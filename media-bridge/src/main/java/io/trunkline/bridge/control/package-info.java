/** Kafka: events of calls out, answers of tools in, each on its own side of the media loop. */
package io.trunkline.bridge.control;

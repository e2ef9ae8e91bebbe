/** The events on Kafka, their wire types and their JSON. */
package io.trunkline.contracts.event;

/** The way to a human: the carrier's queue, and what follows when the wait has ended. */
package io.trunkline.gateway.queue;

/** TwiML verbs being carried out. Confined to the carrier's clock thread: what waits for the network comes back by {@code later}. */
package io.trunkline.lab.carrier.verb;

/**
 * One leg of a call on the carrier: its clock, its TwiML verbs being carried out, its line. Everything of a leg happens on the clock thread;
 * answers from the network enter by its inbox at the next tick.
 */
package io.trunkline.lab.carrier.leg;

/** Requests the carrier makes: signed as Twilio signs them, with the parameters Twilio sends. */
package io.trunkline.lab.carrier.webhook;

/** The command that points a Twilio number at a gateway and writes its static fallback. */
package io.trunkline.gateway.number;

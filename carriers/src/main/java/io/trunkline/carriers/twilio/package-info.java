/** Twilio: Media Streams' messages and the signature of its webhooks and handshakes. */
package io.trunkline.carriers.twilio;

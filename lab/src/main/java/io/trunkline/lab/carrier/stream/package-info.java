/** Twilio Media Streams, the carrier's side: messages both ways, the playout buffer with its marks, the socket. */
package io.trunkline.lab.carrier.stream;

package io.trunkline.lab.carrier.stream;

/** What came of dialling a media socket. */
public sealed interface SocketOutcome {

    /** It is open. */
    record Open(StreamSocket socket) implements SocketOutcome {}

    /** It isn't; {@code code} is Twilio's (31901 timeout, 31902 refused, 31920 handshake). */
    record Failed(int code, String message) implements SocketOutcome {}
}

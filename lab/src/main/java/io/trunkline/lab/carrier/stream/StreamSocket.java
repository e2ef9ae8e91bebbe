package io.trunkline.lab.carrier.stream;

/** The sending side of an open media socket. No method waits; any thread may call. */
public interface StreamSocket {

    /**
     * Sends a message behind those that wait.
     *
     * @param dueNanos not before this ({@link System#nanoTime}); messages behind it wait as well
     */
    void send(String text, long dueNanos);

    /** Closes (1000) behind the messages that wait. */
    void close();

    /** Breaks the connection now, without a closing handshake. */
    void abort();
}

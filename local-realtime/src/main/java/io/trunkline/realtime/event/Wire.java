package io.trunkline.realtime.event;

/** The client's end of a socket. Safe to use from any thread; frames leave in the order of the calls. */
public interface Wire {

    /** Sends a text frame; lost when the socket is closed. */
    void send(String frame);

    /** Closes with a code and reason of RFC 6455. */
    void close(int code, String reason);

    /** Drops the connection without a close frame, which the client sees as 1006. */
    void drop();
}

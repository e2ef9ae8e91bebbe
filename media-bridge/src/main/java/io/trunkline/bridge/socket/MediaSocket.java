package io.trunkline.bridge.socket;

/** A WebSocket of text messages, carrier's or model's. Used and told only on {@link MediaLoop}. */
public interface MediaSocket {
    /** Close codes of RFC 6455, section 7.4.1. */
    int NORMAL = 1000;
    int LOST = 1006;
    int POLICY = 1008;
    int TOO_BIG = 1009;

    /** Sends a whole text message, UTF-8; never waits. After the close it does nothing. */
    void send(byte[] message);

    /** @return whether more should wait until {@link #onDrain} tells */
    boolean full();

    /** @param drained run when the socket can take more again */
    void onDrain(Runnable drained);

    /** Stops reading; what arrives waits in the network. */
    void pause();

    void resume();

    /** Closes with a code and a word; a second time does nothing. */
    void close(int code, String reason);

    /** Told what happens; nothing after {@code closed}. */
    interface Listener {
        /** A whole text message, in an array that belongs to the receiver. */
        void message(byte[] message);

        /** A message longer than allowed; the socket is being closed. */
        void oversize();

        /** @param code close code, {@link #LOST} when the socket went without one */
        void closed(int code);
    }
}

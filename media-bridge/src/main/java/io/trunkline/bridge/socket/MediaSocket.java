package io.trunkline.bridge.socket;

import io.trunkline.call.wire.MessageSink;

/** A WebSocket of text messages, carrier's or model's. Used and told only on {@link MediaLoop}. */
public interface MediaSocket extends MessageSink {
    /** Close codes of RFC 6455, section 7.4.1. */
    int NORMAL = 1000;
    int LOST = 1006;
    int POLICY = 1008;
    int TOO_BIG = 1009;

    /**
     * Sends a whole text message, UTF-8; never waits. It leaves when all that is being read at this moment was dealt with: what one message
     * brings about goes out together. After the close it does nothing.
     */
    @Override
    void send(byte[] message);

    /** What was sent leaves now: for what must not wait until the rest of its cause, such as events and spans, was dealt with. */
    void flush();

    /** @return whether more should wait until {@link #onDrain} tells */
    boolean full();

    /** @param drained run when the socket can take more again */
    void onDrain(Runnable drained);

    /** Asks the peer for a sign of life (RFC 6455, section 5.5.2). @param answered run when it comes; one of an earlier ping counts */
    void ping(Runnable answered);

    /** Stops reading; what arrives waits in the network. */
    void pause();

    void resume();

    /** Closes with a code and a word; a second time does nothing. A peer that doesn't answer is cut off. */
    void close(int code, String reason);

    /** Told what happens; nothing after {@code closed}. */
    interface Listener {
        /** A whole text message: {@code length} bytes of {@code buffer}, which is another's again when this returns. */
        void message(byte[] buffer, int offset, int length);

        /** A message longer than allowed; the socket is being closed. */
        void oversize();

        /** @param code close code, {@link #LOST} when the socket went without one */
        void closed(int code);
    }
}

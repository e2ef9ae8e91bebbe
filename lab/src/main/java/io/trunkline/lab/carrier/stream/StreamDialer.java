package io.trunkline.lab.carrier.stream;

import io.trunkline.lab.carrier.webhook.Signature;
import java.time.Duration;

/** Opens media sockets. */
@FunctionalInterface
public interface StreamDialer {

    /**
     * Blocks until the socket is open or failed; call it on a virtual thread.
     *
     * @param url public {@code wss} URL; the signature is over it
     * @param readPause before each further message is read
     */
    SocketOutcome dial(String url, Signature signature, SocketListener listener, Duration readPause);
}

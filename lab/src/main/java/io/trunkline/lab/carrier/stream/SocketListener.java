package io.trunkline.lab.carrier.stream;

/** What a media socket tells; called from I/O threads, one call at a time. */
public interface SocketListener {

    /** A whole text message. */
    void received(String text);

    /** Gone; told once. {@code code} is the WebSocket close code, 1006 when the connection was lost. */
    void closed(int code);
}

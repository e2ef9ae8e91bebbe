package io.trunkline.realtime.socket;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A WebSocket client by hand (RFC 6455), to see a connection that breaks without a close frame: the JDK's client now and
 * then tells nothing of that.
 */
final class RawClient implements AutoCloseable {
    static final int CLOSE = 8;
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static RawClient connect(int port) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MS);
        RawClient client = new RawClient(socket);
        client.upgrade();
        return client;
    }

    private void upgrade() throws IOException {
        socket.getOutputStream().write("""
                GET /v1/realtime?model=local/echo HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Authorization: Bearer sk-test\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    /** Sends one text of less than 64 KiB, masked with zeros as a mask may be. */
    void send(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(new byte[] {(byte) 0x81, (byte) (0x80 | 126), (byte) (payload.length >> 8), (byte) payload.length, 0, 0, 0, 0});
        out.write(payload);
    }

    /** The opcodes of the frames that come until the connection ends, whichever way. */
    List<Integer> frameTypesUntilTheEnd() throws IOException {
        List<Integer> types = new ArrayList<>();
        try {
            while (true) {
                types.add(in.readUnsignedByte() & 0x0f);
                in.skipNBytes(length());
            }
        } catch (EOFException | SocketException e) {
            return types;
        }
    }

    private long length() throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> in.readLong();
            default -> length;
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

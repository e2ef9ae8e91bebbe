package io.trunkline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A WebSocket on a {@link Loop}, client's or server's side. Used on the loop's thread alone. */
public final class Connection implements Loop.Ready, FrameReader.Sink {
    private static final int LOST = 1006;
    private static final int NO_CODE = 1005;

    /** Told what happens on a connection. */
    public interface Owner {
        void opened(Connection connection);

        /** A text message; the bytes change after the call. */
        void message(byte[] bytes, int offset, int length);

        /** The end; told once. @param code the close code, 1006 if the socket went without one */
        void closed(int code);
    }

    private final Loop loop;
    private final SocketChannel channel;
    private final Pipe pipe;
    private final SelectionKey key;
    private final boolean client;
    private final Outbox outbox;
    private final FrameReader reader = new FrameReader();
    private final Handshake handshake;
    private Owner owner;
    private final Remainder rest = new Remainder();
    private boolean open;
    private boolean over;
    private boolean deaf;

    Connection(Loop loop, SocketChannel channel, Pipe pipe, SelectionKey key, Handshake handshake) {
        this.loop = loop;
        this.channel = channel;
        this.pipe = pipe;
        this.key = key;
        this.client = handshake.client();
        this.handshake = handshake;
        this.outbox = new Outbox(pipe);
        this.owner = handshake.owner();
    }

    /** What opens a connection: a client's request, or what a server makes of one. */
    interface Handshake {
        boolean client();

        /** Known from the start at a client, {@code null} at a server. */
        Owner owner();

        /** A client's first words, {@code null} at a server. */
        String request();

        /** The owner of an accepted head, {@code null} if it is refused. */
        Owner judge(String head);
    }

    public boolean isOpen() {
        return open && !over;
    }

    /** Sends a text message: sealed here, so it can't be used again before {@code clear}. */
    public void send(Message message) {
        if (!over) {
            send(message, Framing.TEXT);
        }
    }

    /** Holds everything back that is sent until {@link #uncork}: one write for several messages. */
    public void cork() {
        outbox.cork();
    }

    public void uncork() {
        outbox.uncork();
        flush();
    }

    /** Bytes that wait for the socket. */
    public int waiting() {
        return outbox.waiting();
    }

    /** Stops reading, or reads again: what arrives stays in the network. */
    public void deaf(boolean nowDeaf) {
        deaf = nowDeaf;
        interest();
    }

    /** Says goodbye with {@code code} and closes the socket. */
    public void close(int code) {
        if (over) {
            return;
        }
        if (open) {
            send(new Message().put(new byte[] {(byte) (code >>> 8), (byte) code}, 0, 2), Framing.CLOSE);
        }
        end(code);
    }

    @Override
    public void ready() {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                interest();
                greet();
            }
            if (key.isValid() && key.isWritable()) {
                flush();
            }
            if (key.isValid() && key.isReadable()) {
                receive();
            }
        } catch (IOException broken) {
            // how a socket ends when the other side is gone: told as such, not as an error of ours
            end(LOST);
        }
    }

    private void greet() {
        if (handshake.request() != null) {
            byte[] request = handshake.request().getBytes(StandardCharsets.US_ASCII);
            write(request, 0, request.length);
        }
    }

    private void receive() throws IOException {
        ByteBuffer buffer = loop.buffer();
        buffer.clear();
        rest.into(buffer);
        int read = pipe.read(buffer);
        if (read < 0) {
            end(LOST);
        } else if (read > 0) {
            take(buffer.array(), buffer.position());
        }
    }

    private void take(byte[] bytes, int to) {
        int from = 0;
        if (!open) {
            from = Upgrade.endOfHead(bytes, to);
            if (from > 0) {
                opening(new String(bytes, 0, from, StandardCharsets.ISO_8859_1));
            }
        }
        int used = open && !over ? reader.read(bytes, from, to, this) : from;
        if (!over) {
            rest.keep(bytes, used, to);
        }
    }

    private void opening(String head) {
        Owner judged = handshake.judge(head);
        if (judged == null) {
            end(LOST);
            return;
        }
        owner = judged;
        open = true;
        if (!client) {
            byte[] response = Upgrade.response(head).getBytes(StandardCharsets.US_ASCII);
            write(response, 0, response.length);
        }
        owner.opened(this);
    }

    @Override
    public void text(byte[] bytes, int offset, int length) {
        if (!over) {
            owner.message(bytes, offset, length);
        }
    }

    @Override
    public void control(int opcode, byte[] bytes, int offset, int length) {
        if (opcode == Framing.PING) {
            send(new Message().put(bytes, offset, length), Framing.PONG);
        } else if (opcode == Framing.CLOSE) {
            close(length >= 2 ? (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF : NO_CODE);
        }
    }

    private void send(Message message, int opcode) {
        int start = message.seal(opcode, client, client ? loop.mask() : 0);
        write(message.array(), start, message.end() - start);
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            outbox.write(bytes, offset, length);
            interest();
        } catch (IOException broken) {
            end(LOST);
        }
    }

    private void flush() {
        try {
            outbox.flush();
            interest();
        } catch (IOException broken) {
            end(LOST);
        }
    }

    private void interest() {
        if (!key.isValid()) {
            return;
        }
        int wanted = (deaf ? 0 : SelectionKey.OP_READ) | (outbox.blocked() ? SelectionKey.OP_WRITE : 0);
        if (channel.isConnected() && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private void end(int code) {
        if (over) {
            return;
        }
        over = true;
        rest.clear();
        key.cancel();
        try {
            channel.close();
        } catch (IOException ignoredByDesign) {
            loop.trouble(ignoredByDesign);
        }
        if (owner != null) {
            owner.closed(open ? code : LOST);
        }
    }

    @Override
    public String toString() {
        return "Connection[open=" + open + ", over=" + over + ", rest=" + rest + "]";
    }
}

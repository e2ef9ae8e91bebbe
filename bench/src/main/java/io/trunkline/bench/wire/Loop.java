package io.trunkline.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import java.util.function.Function;

/** One thread, one selector, one wheel of timers. */
public final class Loop {
    private static final int BUFFER = 4 * 1024 * 1024;
    private static final int BACKLOG = 1024;
    /** Timers fired between two looks at the sockets: what arrives must not wait for a long row of sends. */
    private static final int ROW = 4;

    /** What a selected key is for. */
    interface Ready {
        void ready();
    }

    private final Selector selector;
    private final TimerWheel wheel = new TimerWheel(System.nanoTime());
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final Message message = new Message();
    private final Consumer<SelectionKey> dispatch = key -> ((Ready) key.attachment()).ready();
    private int mask = 0x5A17C3E9;
    /** Set from another thread in tests. */
    private volatile boolean stopped;
    private int troubles;

    public Loop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TimerWheel wheel() {
        return wheel;
    }

    /** The one message being written; cleared. */
    public Message message() {
        return message.clear();
    }

    /** Listens on the loopback. @param owners the owner of a request's head, {@code null} to refuse it. @return the port */
    public int listen(int port, Tls tls, Function<String, Connection.Owner> owners) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.configureBlocking(false);
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            server.register(selector, SelectionKey.OP_ACCEPT, (Ready) () -> accept(server, tls, owners));
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on port " + port, e);
        }
    }

    private void accept(ServerSocketChannel server, Tls tls, Function<String, Connection.Owner> owners) {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                adopt(channel, tls == null ? null : tls.server(channel), SelectionKey.OP_READ, new Served(owners));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects to a port of the loopback; {@code owner} is told when it is open, or closed if it never will be. */
    public Connection connect(int port, Tls tls, String request, Connection.Owner owner) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return adopt(channel, tls == null ? null : tls.client(channel), SelectionKey.OP_CONNECT, new Asked(request, owner));
        } catch (IOException e) {
            throw new UncheckedIOException("can't connect to port " + port, e);
        }
    }

    /** A connection for requests to a port of the loopback; connects now. */
    public HttpPosts posts(int port) {
        return new HttpPosts(port, selector);
    }

    private Connection adopt(SocketChannel channel, Pipe secured, int interest, Connection.Handshake handshake) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, interest);
        Connection connection = new Connection(this, channel, secured == null ? new Pipe.Plain(channel) : secured, key, handshake);
        key.attach(connection);
        return connection;
    }

    private record Served(Function<String, Connection.Owner> owners) implements Connection.Handshake {
        @Override
        public boolean client() {
            return false;
        }

        @Override
        public Connection.Owner owner() {
            return null;
        }

        @Override
        public String request() {
            return null;
        }

        @Override
        public Connection.Owner judge(String head) {
            return owners.apply(head);
        }
    }

    private record Asked(String request, Connection.Owner owner) implements Connection.Handshake {
        @Override
        public boolean client() {
            return true;
        }

        @Override
        public Connection.Owner judge(String head) {
            return Upgrade.accepted(head) ? owner : null;
        }
    }

    /** Runs until {@link #stop}. @param timed whether timers are used; without them it sleeps until a socket is ready */
    public void run(boolean timed) {
        try {
            while (!stopped) {
                wheel.advance(System.nanoTime());
                int fired = 0;
                while (fired < ROW && wheel.fireNext()) {
                    fired++;
                }
                if (fired > 0) {
                    selector.selectNow(dispatch);
                } else {
                    selector.select(dispatch, timed ? 1 : 0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        stopped = true;
        selector.wakeup();
    }

    ByteBuffer buffer() {
        return buffer;
    }

    /** A mask that differs from frame to frame; nobody listens in on the loopback, so it needn't be secret. */
    int mask() {
        mask = mask * 1_664_525 + 1_013_904_223;
        return mask;
    }

    void trouble(IOException what) {
        troubles++;
    }

    /** Sockets that couldn't even be closed. */
    public int troubles() {
        return troubles;
    }
}

package io.trunkline.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/** POSTs to one server of the loopback over one connection that is kept, one after the other, without waiting. */
public final class HttpPosts implements Loop.Ready {
    private record Post(byte[] text, IntConsumer answered) {}

    private final SocketChannel channel;
    private final SelectionKey key;
    private final String host;
    private final ArrayDeque<Post> queue = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private Post running;
    private boolean broken;

    HttpPosts(int port, Selector selector) {
        host = "127.0.0.1:" + port;
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            throw new UncheckedIOException("can't connect to " + host, e);
        }
    }

    /** @param answered told the status, 0 if the connection broke */
    public void post(String path, Map<String, String> headers, String json, IntConsumer answered) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: ").append(host)
                .append("\r\nContent-Type: application/json\r\nContent-Length: ").append(body.length).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        queue.add(new Post(whole, answered));
        next();
    }

    private void next() {
        if (broken) {
            fail();
        } else if (running == null && !queue.isEmpty()) {
            running = queue.poll();
            try {
                ByteBuffer out = ByteBuffer.wrap(running.text());
                while (out.hasRemaining()) {
                    channel.write(out);
                }
            } catch (IOException gone) {
                fail();
            }
        }
    }

    @Override
    public void ready() {
        try {
            if (channel.read(in) < 0) {
                fail();
                return;
            }
        } catch (IOException gone) {
            fail();
            return;
        }
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head >= 0 && running != null && in.position() >= head + 4 + length(text.substring(0, head))) {
            in.clear();
            Post done = running;
            running = null;
            done.answered().accept(Integer.parseInt(text.substring(9, 12)));
            next();
        }
    }

    private static int length(String head) {
        String value = Upgrade.header(head.toLowerCase(Locale.ROOT), "content-length");
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private void fail() {
        broken = true;
        key.cancel();
        if (running != null) {
            running.answered().accept(0);
            running = null;
        }
        while (!queue.isEmpty()) {
            queue.poll().answered().accept(0);
        }
    }
}

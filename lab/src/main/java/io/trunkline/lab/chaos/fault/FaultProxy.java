package io.trunkline.lab.chaos.fault;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Forwards the connections of one loopback port to one or several servers by turns, as a load balancer does: one that refuses is passed over. On demand it
 * misbehaves. One event loop holds all of it; the public methods may be called from any thread and return when they are done.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1000;

    private final Vertx vertx;
    private final Context loop;
    private final NetServer server;
    private final NetClient client;
    private final int[] servers;
    private final Set<Link> links = new HashSet<>();
    private Weather weather = Weather.FAIR;
    private int turn;

    private FaultProxy(Vertx vertx, int port, int[] servers) {
        this.vertx = vertx;
        this.servers = servers.clone();
        this.loop = vertx.getOrCreateContext();
        this.server = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(port).setTcpNoDelay(true));
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpNoDelay(true));
    }

    /**
     * Listens.
     *
     * @param port to listen on; 0 for any free one
     * @param servers ports of the loopback, asked by turns; they need not listen yet
     */
    public static FaultProxy start(Vertx vertx, int port, int... servers) {
        var proxy = new FaultProxy(vertx, port, servers);
        proxy.server.connectHandler(proxy::accept);
        proxy.onLoop(() -> { });
        var listening = new CompletableFuture<NetServer>();
        proxy.loop.runOnContext(ignored -> proxy.server.listen().onSuccess(listening::complete).onFailure(listening::completeExceptionally));
        listening.join();
        return proxy;
    }

    public int port() {
        return server.actualPort();
    }

    /** The server is gone: connections are reset, new ones as well. */
    public void away() {
        onLoop(() -> {
            weather = Weather.AWAY;
            Set.copyOf(links).forEach(Link::reset);
        });
    }

    /** Connections that exist are half-open from now on: nobody is told, nothing comes through any more. New ones are served. */
    public void halfOpen() {
        onLoop(() -> links.forEach(Link::mute));
    }

    /** Connections, those that exist as well, are reset now; new ones are served. */
    public void reset() {
        onLoop(() -> Set.copyOf(links).forEach(Link::reset));
    }

    /** Everything arrives so much later, in both directions. */
    public void delay(Duration by) {
        onLoop(() -> weather = new Weather.Slow(by.toMillis(), Integer.MAX_VALUE));
    }

    /** Everything arrives in drops: so many bytes every 100 ms. */
    public void trickle(int bytes) {
        onLoop(() -> weather = new Weather.Slow(100, bytes));
    }

    /** All is well again. Half-open connections stay what they are. */
    public void fair() {
        onLoop(() -> weather = Weather.FAIR);
    }

    Weather weather() {
        return weather;
    }

    Vertx vertx() {
        return vertx;
    }

    void forget(Link link) {
        links.remove(link);
    }

    private void accept(NetSocket caller) {
        if (weather == Weather.AWAY) {
            caller.close();
            return;
        }
        caller.pause();
        connect(caller, turn++, 0);
    }

    /** @param first whose turn it was when the caller came: those who come meanwhile must not make this one try the same server twice */
    private void connect(NetSocket caller, int first, int tried) {
        if (tried == servers.length) {
            caller.close();
            return;
        }
        client.connect(servers[Math.floorMod(first + tried, servers.length)], "127.0.0.1")
                .onSuccess(callee -> links.add(Link.between(caller, callee, this)))
                .onFailure(refused -> connect(caller, first, tried + 1));
    }

    private void onLoop(Runnable what) {
        var done = new CompletableFuture<Void>();
        loop.runOnContext(ignored -> {
            what.run();
            done.complete(null);
        });
        done.join();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        onLoop(() -> Set.copyOf(links).forEach(Link::reset));
        client.close();
    }
}

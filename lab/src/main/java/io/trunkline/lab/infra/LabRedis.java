package io.trunkline.lab.infra;

import io.trunkline.lab.http.Listening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/**
 * A Redis 6.2 of our own on the loopback, or where {@link Listening} says, without persistence. A process beside this one; it ends with {@link #close()} or with this JVM.
 * Safe to use from any thread.
 */
public final class LabRedis implements AutoCloseable {

    private final RedisServer server;
    private final int port;
    private boolean stopped;

    private LabRedis(RedisServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a server and waits until it accepts connections.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if the port is taken or the server doesn't come up
     */
    public static LabRedis start(int port) {
        return start(port, List.of());
    }

    /**
     * The same, otherwise than usual.
     *
     * @param settings lines of {@code redis.conf} behind ours
     */
    public static LabRedis start(int port, List<String> settings) {
        int chosen = port == 0 ? FreePorts.take(1)[0] : port;
        FreePorts.mustBeFree("Redis", chosen);
        try {
            RedisServerBuilder server = RedisServer.newRedisServer()
                    .executableProvider(ExecutableProvider.newJarResourceProvider())
                    .port(chosen)
                    .bind(Listening.host())
                    .setting("protected-mode no")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .setting("maxmemory 256mb");
            settings.forEach(server::setting);
            RedisServer built = server.build();
            built.start();
            return new LabRedis(built, chosen);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start on port " + chosen, e);
        }
    }

    public int port() {
        return port;
    }

    /** What {@code REDIS_URL} should be. */
    public URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Stops the server; what it held is gone. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis on port " + port + " did not stop", e);
        }
    }
}

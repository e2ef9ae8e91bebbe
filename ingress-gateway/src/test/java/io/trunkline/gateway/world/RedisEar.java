package io.trunkline.gateway.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Hears every command that Redis is given from now on (Redis, MONITOR), but not what scripts do inside. */
public final class RedisEar implements AutoCloseable {
    private static final String OF_A_SCRIPT = " lua] ";

    private final Socket socket;
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();

    public RedisEar(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (!"+OK".equals(lines.readLine())) {
                throw new IllegalStateException("Redis doesn't let itself be monitored");
            }
            Thread.ofVirtual().start(() -> hear(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return commands that hold one of these words, in their order */
    public List<String> commandsWith(String... words) {
        return commands.stream().filter(command -> List.of(words).stream().anyMatch(command::contains)).toList();
    }

    private void hear(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.contains(OF_A_SCRIPT)) {
                    commands.add(line);
                }
            }
        } catch (IOException closed) {
            commands.add("nothing more is heard: " + closed.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

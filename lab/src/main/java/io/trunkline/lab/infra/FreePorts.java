package io.trunkline.lab.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback for servers that can't be told 0 and asked afterwards. */
public final class FreePorts {

    private static final int LOWEST = 12_000;
    /** From here on Linux gives ports to whoever asks for any, also between choosing and listening. */
    private static final int EPHEMERAL = 32_768;
    private static final int TRIES = 1000;
    /** Given out by this process: who asked first listens later, and must find its own then. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** That many free ports; none comes twice, not at another call either, and none is one that the system gives away by itself. */
    public static int[] take(int count) {
        ServerSocket[] held = new ServerSocket[count];
        int[] ports = new int[count];
        try {
            for (int i = 0; i < count; i++) {
                held[i] = any();
                ports[i] = held[i].getLocalPort();
            }
            return ports;
        } finally {
            closeAll(held);
        }
    }

    private static ServerSocket any() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL);
            try {
                ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                if (GIVEN.add(port)) {
                    return socket;
                }
                socket.close();
            } catch (BindException e) {
                // somebody has it: another one
            } catch (IOException e) {
                throw new UncheckedIOException("ports of the loopback can't be tried", e);
            }
        }
        throw new IllegalStateException("no free port on the loopback from " + LOWEST + " to " + EPHEMERAL);
    }

    /** Fails with a plain sentence if somebody listens there: the servers themselves would only say so in their logs. */
    static void mustBeFree(String who, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (BindException e) {
            throw new UncheckedIOException(who + " can't start: port " + port + " on 127.0.0.1 is taken", e);
        } catch (IOException e) {
            throw new UncheckedIOException(who + " can't probe port " + port, e);
        }
    }

    private static void closeAll(ServerSocket[] sockets) {
        for (ServerSocket socket : sockets) {
            try {
                if (socket != null) {
                    socket.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a probed port can't be given back", e);
            }
        }
    }
}

package io.trunkline.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** TCP connections of this machine that touch certain ports ({@code /proc/net/tcp}, {@code tcp6}; Linux). */
public final class Sockets {
    private static final String LISTENING = "0A";
    private static final String TIME_WAIT = "06";

    /** @return ends of connections at a port, neither listening nor only waiting out their time after both sides had closed */
    public static int open(int... ports) {
        int open = 0;
        for (String file : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (Stream<String> lines = Files.lines(Path.of(file))) {
                open += (int) lines.skip(1).map(line -> line.trim().split("\\s+")).filter(fields -> alive(fields[3]) && touches(fields, ports)).count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return open;
    }

    private static boolean alive(String state) {
        return !state.equals(LISTENING) && !state.equals(TIME_WAIT);
    }

    private static boolean touches(String[] fields, int[] ports) {
        for (int port : ports) {
            if (port(fields[1]) == port || port(fields[2]) == port) {
                return true;
            }
        }
        return false;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private Sockets() {
    }
}

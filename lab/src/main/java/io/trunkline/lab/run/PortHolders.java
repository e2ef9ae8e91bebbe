package io.trunkline.lab.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which ports are taken, and by whom as far as the operating system tells. */
final class PortHolders {

    private static final Path PROC = Path.of("/proc");

    private PortHolders() {
    }

    /** One plain sentence for each port that is taken; empty when all are free. */
    static List<String> taken(Ports ports) {
        var sentences = new ArrayList<String>();
        ports.users().forEach((port, user) -> {
            if (!isFree(port)) {
                sentences.add("port " + port + ", which " + user + " needs, is taken"
                        + holder(port).map(who -> " by " + who).orElse(""));
            }
        });
        return sentences;
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** "process 4711 (java)", on Linux and for processes we may look at. */
    static Optional<String> holder(int port) {
        try {
            Optional<String> inode = inode("tcp", port).or(() -> inode("tcp6", port));
            return inode.isEmpty() ? Optional.empty() : process(inode.get());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inode(String table, int port) {
        String wanted = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(PROC.resolve("net").resolve(table))) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(f -> f.length > 9 && f[1].endsWith(wanted) && f[3].equals("0A")).map(f -> f[9]).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> process(String inode) {
        return ProcessHandle.allProcesses().filter(process -> holds(process.pid(), inode)).findFirst()
                .map(process -> "process " + process.pid() + process.info().command()
                        .map(command -> " (" + Path.of(command).getFileName() + ")").orElse(""));
    }

    private static boolean holds(long pid, String inode) {
        try (Stream<Path> files = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return files.anyMatch(file -> isSocket(file, inode));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isSocket(Path file, String inode) {
        try {
            return Files.readSymbolicLink(file).toString().equals("socket:[" + inode + "]");
        } catch (IOException e) {
            return false;
        }
    }
}

package io.trunkline.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Memory of processes, on Linux. */
final class Memory {

    private Memory() {
    }

    /** VmRSS of a process in MB. */
    static Optional<Long> residentMb(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

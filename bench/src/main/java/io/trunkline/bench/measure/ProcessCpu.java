package io.trunkline.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** What the kernel knows of a process ({@code /proc}, Linux). */
public final class ProcessCpu {
    /** Ticks a second of {@code /proc/<pid>/stat}; fixed in Linux' interface to programs. */
    private static final int TICKS_A_SECOND = 100;
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    /** CPU milliseconds, user's and system's, of all threads that are and were. */
    public static long millis(long pid) {
        String[] fields = fields(text(Path.of("/proc", Long.toString(pid), "stat")));
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * 1000 / TICKS_A_SECOND;
    }

    /** The system's part of {@link #millis}. */
    public static long systemMillis(long pid) {
        return Long.parseLong(fields(text(Path.of("/proc", Long.toString(pid), "stat")))[SYSTEM]) * 1000 / TICKS_A_SECOND;
    }

    /** CPU milliseconds of a JVM's compiler threads that still live. */
    public static long compilerMillis(long pid) {
        return overThreads(pid, "stat", ProcessCpu::compilerTicks) * 1000 / TICKS_A_SECOND;
    }

    private static long compilerTicks(String stat) {
        String[] fields = fields(stat);
        return COMPILER.matcher(stat).find() ? Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]) : 0;
    }

    private static String[] fields(String stat) {
        // the name in parentheses may hold anything
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    /** Milliseconds that threads which still live were ready to run and had no core. */
    public static long waitedMillis(long pid) {
        return overThreads(pid, "schedstat", text -> Long.parseLong(text.strip().split(" ")[1])) / 1_000_000;
    }

    /** The sum of what {@code read} finds in a file of each thread. */
    private static long overThreads(long pid, String file, ToLongFunction<String> read) {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                sum += ofThread(thread.resolve(file), read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }

    private static long ofThread(Path file, ToLongFunction<String> read) throws IOException {
        try {
            return read.applyAsLong(Files.readString(file));
        } catch (NoSuchFileException endedMeanwhile) {
            return 0;
        }
    }

    /** Resident memory. Kilobytes. */
    public static long residentKb(long pid) {
        return text(Path.of("/proc", Long.toString(pid), "status")).lines().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    /** Milliseconds all cores together were idle since the machine started. */
    public static long machineIdleMillis() {
        String[] fields = text(Path.of("/proc/stat")).lines().findFirst().orElseThrow().trim().split("\\s+");
        return (Long.parseLong(fields[4]) + Long.parseLong(fields[5])) * 1000 / TICKS_A_SECOND;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessCpu() {
    }
}

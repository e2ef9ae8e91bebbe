package io.trunkline.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM tells of its heap. */
final class Jcmd {
    private static final Pattern USED = Pattern.compile("used (\\d+)([KM])");

    /** Kilobytes that live after a full collection. */
    static double heapAfterCollection(long pid) {
        run(pid, "GC.run");
        return used(run(pid, "GC.heap_info"));
    }

    /** Sums what the spaces of any collector use; class metadata is no heap. */
    static double used(String info) {
        double kilobytes = 0;
        for (String line : info.split("\n")) {
            Matcher used = USED.matcher(line);
            if (!line.contains("Metaspace") && !line.contains("class space") && used.find()) {
                kilobytes += Double.parseDouble(used.group(1)) * (used.group(2).equals("M") ? 1024 : 1);
            }
        }
        return kilobytes;
    }

    private static String run(long pid, String command) {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                    .redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Jcmd() {
    }
}

package io.trunkline.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts children so that they end with us even when we are killed: Linux tells a process of the end of the <em>thread</em> that
 * started it (prctl PR_SET_PDEATHSIG, set by util-linux' setpriv), so all are started by one thread that lives as long as the JVM.
 */
final class Spawner {

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("spawner").factory());
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    private Spawner() {
    }

    /** Put before a command line; empty where it can't be had. */
    static List<String> diesWithParent() {
        return SETPRIV.stream().filter(Files::isExecutable).findFirst()
                .map(path -> List.of(path.toString(), "--pdeathsig", "TERM", "--")).orElse(List.of());
    }

    static Process start(ProcessBuilder builder) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return builder.start();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            }, THREAD).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}

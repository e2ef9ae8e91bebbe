package io.trunkline.lab.run;

import io.trunkline.speech.SpeechModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How to start the system.
 *
 * @param root        the repository
 * @param ports       where everything listens
 * @param environment where addresses and secrets may come from
 * @param weights     the speech weights
 * @param patience    how long the slowest service may take until it is ready
 */
public record SystemOptions(Path root, Ports ports, Map<String, String> environment, Path weights, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** With this process's environment and the usual weights, in the repository that holds the working directory. */
    public static SystemOptions here(Ports ports) {
        return new SystemOptions(repository(Path.of("").toAbsolutePath()), ports, System.getenv(),
                SpeechModels.defaultWeights(), PATIENCE);
    }

    /** The same without anybody's keys: tests never talk to a real model or carrier. */
    public SystemOptions hermetic() {
        return new SystemOptions(root, ports, Map.of(), weights, patience);
    }

    /** Where logs, recordings and results go; not under version control. */
    public Path output() {
        return root.resolve(".dev");
    }

    private static Path repository(Path from) {
        for (Path at = from; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("lab").resolve("calls"))) {
                return at;
            }
        }
        throw new IllegalStateException("run this in the repository; " + from + " holds no lab/calls");
    }
}

package io.trunkline.lab.run;

import io.trunkline.speech.SpeechModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How to start the system.
 *
 * @param root        the repository
 * @param ports       where everything listens
 * @param environment where addresses and secrets may come from
 * @param weights     the speech weights
 * @param patience    how long the slowest service may take until it is ready
 * @param output      where logs, recordings and results go; not under version control
 */
public record SystemOptions(Path root, Ports ports, Map<String, String> environment, Path weights, Duration patience, Path output) {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String WORKSHOP = ".dev";

    public SystemOptions(Path root, Ports ports, Map<String, String> environment, Path weights, Duration patience) {
        this(root, ports, environment, weights, patience, root.resolve(WORKSHOP));
    }

    /** With this process's environment and the usual weights, in the repository that holds the working directory. */
    public static SystemOptions here(Ports ports) {
        return new SystemOptions(repository(Path.of("").toAbsolutePath()), ports, System.getenv(),
                SpeechModels.defaultWeights(), PATIENCE);
    }

    /** The same without anybody's keys: tests never talk to a real model or carrier. */
    public SystemOptions hermetic() {
        return new SystemOptions(root, ports, Map.of(), weights, patience, output);
    }

    /** The same with a local model that can be made to fail and be looked into over HTTP. */
    public SystemOptions withModelFaults() {
        var more = new HashMap<>(environment);
        more.put(Account.MODEL_FAULTS, "true");
        return new SystemOptions(root, ports, more, weights, patience, output);
    }

    /** The same with bridges that write their calls down as text in this folder. */
    public SystemOptions withCallRecords(Path folder) {
        var more = new HashMap<>(environment);
        more.put(Account.RECORD_DIR, folder.toString());
        return new SystemOptions(root, ports, more, weights, patience, output);
    }

    /** The same with logs and recordings elsewhere, so that it can run beside another. */
    public SystemOptions withOutput(Path other) {
        return new SystemOptions(root, ports, environment, weights, patience, other);
    }

    /** The same with a machine that may be slower. */
    public SystemOptions withPatience(Duration other) {
        return new SystemOptions(root, ports, environment, weights, other, output);
    }

    /** Lines that were spoken once, shared by all runs in the repository. */
    public Path spoken() {
        return root.resolve(WORKSHOP).resolve("spoken");
    }

    /** Where the traces of calls go. */
    public Path traces() {
        return output().resolve("traces");
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

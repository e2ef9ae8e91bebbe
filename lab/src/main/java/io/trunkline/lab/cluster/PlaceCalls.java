package io.trunkline.lab.cluster;

import io.trunkline.lab.run.ControlClient;
import io.trunkline.lab.run.StartFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The chart's test: places calls by script, one after the other, at a {@link ClusterLab}. Arguments: its address, then the scripts. New JVMs are slow at
 * everything they do first, so each script of a name that begins with {@code hang-up} counts for nothing. Exit code 0 if all others were as they must be.
 */
public final class PlaceCalls {

    private static final String WARMS_UP = "hang-up";

    private PlaceCalls() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var client = new ControlClient(URI.create(arguments[0]));
        long begun = System.nanoTime();
        int bad = 0;
        for (String script : List.of(arguments).subList(1, arguments.length)) {
            bad += bad(client, Path.of(script)) ? 1 : 0;
        }
        System.out.printf("%n%s after %d s%n", bad == 0 ? "all calls were as they must be" : bad + " calls were NOT as they must be",
                (System.nanoTime() - begun) / 1_000_000_000);
        System.exit(bad == 0 ? 0 : 1);
    }

    private static boolean bad(ControlClient client, Path script) throws IOException, InterruptedException {
        try {
            int code = client.call(script, OptionalLong.empty());
            return code != 0 && !script.getFileName().toString().startsWith(WARMS_UP);
        } catch (StartFailed e) {
            System.err.println(e.getMessage());
            return true;
        }
    }
}

package io.trunkline.bench.run;

import io.trunkline.bench.run.Play.Piece;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The targets of one sort of connection to the model, started and warm; they stay for all runs on it. */
final class Stage implements AutoCloseable {
    private static final int SPARE_CAPACITY = 10;
    private static final int FIRST_CALLS = 50;
    private static final int FIRST_SECONDS = 12;

    private final List<Target> targets = new ArrayList<>();
    private final Play play;

    /** @param keyStore for TLS, empty for none */
    Stage(Setting setting, Path folder, Surroundings around, String keyStore) {
        int modelPort = Ports.free(1)[0];
        play = new Play(setting, folder, modelPort, keyStore);
        try {
            if (setting.relay()) {
                targets.add(new Relay(setting, folder, modelPort, keyStore));
            }
            if (setting.bridge()) {
                int most = Math.max(FIRST_CALLS, setting.calls().stream().mapToInt(Integer::intValue).max().orElseThrow());
                targets.add(new Bridge(setting, folder, around, modelPort, keyStore, most + SPARE_CAPACITY));
            }
            // classes are loaded and code compiled before anything counts
            targets.forEach(target -> play.run(target, new Piece("first", FIRST_CALLS, 2, FIRST_SECONDS, Map.of())));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    List<Target> targets() {
        return targets;
    }

    Play play() {
        return play;
    }

    @Override
    public void close() {
        targets.forEach(Target::close);
    }
}

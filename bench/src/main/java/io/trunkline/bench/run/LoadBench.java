package io.trunkline.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the load bench: {@link Setting#HELP}. */
public final class LoadBench {
    /** Held, as a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");
    private static final int SPARE_CAPACITY = 10;
    private static final int FIRST_CALLS = 40;
    private static final int FIRST_SECONDS = 8;

    private final Setting setting;
    private final Path folder;

    private LoadBench(Setting setting, Path folder) {
        this.setting = setting;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Setting.HELP);
            return;
        }
        Setting setting;
        try {
            setting = Setting.of(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + Setting.HELP);
            System.exit(2);
            return;
        }
        KAFKA.setLevel(Level.SEVERE);
        Path folder = setting.root().resolve("bench/target/load");
        Files.createDirectories(folder);
        new LoadBench(setting, folder).run(String.join(" ", arguments));
    }

    private void run(String command) {
        List<Figures> runs = new ArrayList<>();
        try (Surroundings around = Surroundings.start(setting.root(), folder)) {
            if (setting.plain()) {
                runs.addAll(sizes(around, ""));
            }
            if (setting.tls()) {
                runs.addAll(sizes(around, Certificate.make(folder)));
            }
        }
        write("./dev bench load " + command + "\n" + setting.note() + "\n\n" + new Table(runs));
    }

    /** Each number of calls through the relay and through the bridge; both processes stay for all of them. */
    private List<Figures> sizes(Surroundings around, String keyStore) {
        int modelPort = Ports.free(1)[0];
        Play play = new Play(setting, folder, modelPort, keyStore);
        List<Figures> runs = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        try {
            if (setting.relay()) {
                targets.add(new Relay(setting, folder, modelPort, keyStore));
            }
            if (setting.bridge()) {
                int most = setting.calls().stream().mapToInt(Integer::intValue).max().orElseThrow();
                targets.add(new Bridge(setting, folder, around, modelPort, keyStore, most + SPARE_CAPACITY));
            }
            // classes are loaded and code compiled before anything counts
            targets.forEach(target -> play.run(target, FIRST_CALLS, 2, FIRST_SECONDS, Map.of()));
            for (int calls : setting.calls()) {
                for (Target target : targets) {
                    System.err.println("playing " + calls + " calls through the " + target.name() + " …");
                    runs.add(play.run(target, calls, setting.warmup(), setting.seconds(), Map.of()));
                }
            }
            return runs;
        } finally {
            targets.forEach(Target::close);
        }
    }

    private void write(String text) {
        System.out.println(text);
        Path file = folder.resolve(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now()) + ".txt");
        try {
            Files.writeString(file, text);
            System.out.println("written to " + setting.root().relativize(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.trunkline.bench.run;

import io.trunkline.bench.run.Play.Piece;
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
        try (Surroundings around = Surroundings.start(setting.root(), folder)) {
            List<Figures> runs = new ArrayList<>();
            StringBuilder text = new StringBuilder("./dev bench load ").append(command).append('\n').append(setting.note()).append("\n\n");
            for (String keyStore : keyStores()) {
                try (Stage stage = new Stage(setting, folder, around, keyStore)) {
                    play(stage, runs, text);
                }
            }
            write(text + (runs.isEmpty() ? "" : new Table(runs).toString()));
        }
    }

    private List<String> keyStores() {
        List<String> stores = new ArrayList<>(setting.plain() ? List.of("") : List.of());
        if (setting.tls()) {
            stores.add(Certificate.make(folder));
        }
        return stores;
    }

    private void play(Stage stage, List<Figures> runs, StringBuilder text) {
        if (setting.soakMinutes() > 0) {
            text.append(new Soak(stage, setting, setting.soakMinutes() * 60, 60, 60).table());
        } else if (setting.churn() > 0) {
            text.append(Soak.ofShortCalls(stage, setting).table());
        } else if (setting.abuse()) {
            text.append(Abusive.table(stage, setting));
        } else {
            runs.addAll(sizes(stage));
        }
    }

    /** Each number of calls through the relay, through the bridge, and through the relay once more: {@link Yardstick}. */
    private List<Figures> sizes(Stage stage) {
        List<Target> targets = new ArrayList<>(stage.targets());
        if (targets.size() > 1) {
            targets.add(targets.getFirst());
        }
        List<Figures> runs = new ArrayList<>();
        for (int calls : setting.calls()) {
            targets.forEach(target -> runs.add(play(stage, target, calls)));
        }
        return runs;
    }

    private Figures play(Stage stage, Target target, int calls) {
        System.err.println("playing " + calls + " calls through the " + target.name() + " …");
        return stage.play().run(target, new Piece(Integer.toString(calls), calls, target.warmup(setting.warmup()), setting.seconds(),
                Map.of("windows", Integer.toString(setting.windows()))));
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

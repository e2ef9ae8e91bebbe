package io.trunkline.bench.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be run; see {@link #HELP}.
 *
 * @param root the repository
 * @param windows in which is measured at most, until one wasn't disturbed
 * @param soakMinutes 0 for none
 * @param churn so many short calls, 0 for none
 */
record Setting(Path root, List<Integer> calls, int seconds, int warmup, int windows, boolean plain, boolean tls, boolean relay, boolean bridge, boolean abuse, int soakMinutes, int churn,
        Path bridgeJar, List<String> bridgeFlags, List<String> relayFlags, String note) {

    static final String HELP = """
            ./dev bench load      carriers and a Realtime server play calls through the bridge and through a native relay; a table of both
              --calls 50,200,500  calls at once, one run each (default 50,200)
              --seconds 20        measured, after the ramp and the warm-up
              --warmup 10         at full load before the window; the relay 30 s of it at most, as nothing is left to compile there
              --windows 6         so many at most, one behind the other, until the generator was in time and nobody else used the machine
              --tls               TLS to the model instead of plain; --both: one after the other
              --only bridge       or relay: leave the other out
              --bridge-flags "…"  JVM flags of the bridge (default -XX:+UseSerialGC -Xmx512m -XX:+UseTransparentHugePages)
              --relay-flags "…"   JVM flags of the relay (default -XX:+UseSerialGC -Xmx256m -XX:+UseTransparentHugePages)
              --bridge-jar FILE   another bridge than media-bridge/target/quarkus-app/quarkus-run.jar
              --note TEXT         goes into the table's title
              --abuse             one abusive call among the others, against a run without (with --calls 100)
              --soak MINUTES      one long run at the first of --calls: memory over time
              --churn N           so many calls of a second each, as many at once as the first of --calls: what is left of them
            The table goes to bench/target/load/<time>.txt too. Needs a quiet machine; a run all of whose windows were disturbed says "no verdict".
            """;

    /** As the chart gives a bridge; the relay has them too. */
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

    static Setting of(List<String> arguments) {
        SettingWords words = new SettingWords(arguments);
        Path root = Path.of("").toAbsolutePath();
        boolean tlsOnly = words.flag("--tls");
        boolean both = words.flag("--both");
        String only = words.value("--only", "");
        boolean abuse = words.flag("--abuse");
        int soak = Integer.parseInt(words.value("--soak", "0"));
        int churn = Integer.parseInt(words.value("--churn", "0"));
        Setting setting = new Setting(root, words.numbers("--calls", abuse ? "100" : "50,200"), Integer.parseInt(words.value("--seconds", "20")),
                Integer.parseInt(words.value("--warmup", "10")), Integer.parseInt(words.value("--windows", "6")), !tlsOnly, tlsOnly || both, !only.equals("bridge") && !abuse && soak == 0 && churn == 0, !only.equals("relay"), abuse, soak, churn,
                Path.of(words.value("--bridge-jar", root.resolve("media-bridge/target/quarkus-app/quarkus-run.jar").toString())),
                words.words("--bridge-flags", "-XX:+UseSerialGC -Xmx512m " + LARGE_PAGES), words.words("--relay-flags", "-XX:+UseSerialGC -Xmx256m " + LARGE_PAGES), words.value("--note", ""));
        words.nothingLeft();
        if (setting.windows() < 1) {
            throw new IllegalArgumentException("--windows " + setting.windows() + ": at least one is measured");
        }
        return setting;
    }
}

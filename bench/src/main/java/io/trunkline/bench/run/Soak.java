package io.trunkline.bench.run;

import io.trunkline.bench.run.Play.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One long run in which calls come and go: whether memory stays where it is. */
final class Soak {
    /** From the beginning of a call of a second to that of the one that follows in its place. */
    private static final double SHORT_CALL_SECONDS = 2.4;
    /** What the second half may hold more than the first, of the heap after a collection. */
    private static final double FLAT = 0.10;

    private record Sample(long second, double heapMb, double residentMb) {}

    private final Stage stage;
    private final Setting setting;
    private final List<Sample> samples = new ArrayList<>();
    private final int seconds;
    private final int callSeconds;
    private final int everySeconds;

    /**
     * @param seconds      of the run
     * @param callSeconds  of a call, on average
     * @param everySeconds memory is looked at
     */
    Soak(Stage stage, Setting setting, int seconds, int callSeconds, int everySeconds) {
        this.stage = stage;
        this.setting = setting;
        this.seconds = seconds;
        this.callSeconds = callSeconds;
        this.everySeconds = everySeconds;
    }

    /** As long as it takes to have so many calls as are asked for. */
    static Soak ofShortCalls(Stage stage, Setting setting) {
        return new Soak(stage, setting, (int) Math.ceil(setting.churn() * SHORT_CALL_SECONDS / setting.calls().getFirst()), 1, 15);
    }

    String table() {
        Target target = stage.targets().getLast();
        int calls = setting.calls().getFirst();
        System.err.println("soaking " + calls + " calls for " + seconds + " seconds …");
        Figures run = stage.play().run(target, new Piece("soak", calls, setting.warmup(), seconds,
                Map.of("callSeconds", Integer.toString(callSeconds))), (second, residentKb) -> sample(target, second, residentKb));
        StringBuilder text = new StringBuilder("   second   heap after collection MB   resident MB\n");
        samples.forEach(sample -> text.append(String.format("%9d%27.1f%14.1f%n", sample.second(), sample.heapMb(), sample.residentMb())));
        double growth = growth(samples.stream().map(Sample::heapMb).toList());
        text.append(String.format("calls ended: %.0f; heap, second half against first: %+.1f %%: %s; mistakes: %s%n", run.of("count.callsEnded"),
                100 * growth, growth <= FLAT ? "flat" : "GROWS", run.mistakes()));
        text.append(String.format("left behind the last: calls %.0f, sockets %.0f, heap %+.0f KB%n%n", run.of("callsLeft"), run.of("socketsLeft"), run.of("heapKbLeft")));
        return text + new Table(List.of(run)).toString();
    }

    private void sample(Target target, long second, long residentKb) {
        if (samples.isEmpty() ? second >= setting.warmup() : second >= samples.getLast().second() + everySeconds) {
            samples.add(new Sample(second, Jcmd.heapAfterCollection(target.pid()) / 1024, residentKb / 1024.0));
        }
    }

    /** By which share the mean of the second half is above that of the first; the first value, of a system filling up, is left out. */
    static double growth(List<Double> values) {
        List<Double> settled = values.subList(Math.min(1, values.size()), values.size());
        if (settled.size() < 2) {
            return 0;
        }
        int half = settled.size() / 2;
        double first = mean(settled.subList(0, half));
        return mean(settled.subList(settled.size() - half, settled.size())) / first - 1;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}

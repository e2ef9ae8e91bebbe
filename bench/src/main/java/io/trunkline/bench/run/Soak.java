package io.trunkline.bench.run;

import io.trunkline.bench.run.Play.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One long run in which calls come and go: whether memory stays where it is. */
final class Soak {
    private static final int CALL_SECONDS = 60;
    private static final int EVERY_SECONDS = 60;
    /** What the second half may hold more than the first, of the heap after a collection. */
    private static final double FLAT = 0.10;

    private record Sample(long second, double heapMb, double residentMb) {}

    private final Stage stage;
    private final Setting setting;
    private final List<Sample> samples = new ArrayList<>();

    Soak(Stage stage, Setting setting) {
        this.stage = stage;
        this.setting = setting;
    }

    String table() {
        Target target = stage.targets().getLast();
        int calls = setting.calls().getFirst();
        System.err.println("soaking " + calls + " calls for " + setting.soakMinutes() + " minutes …");
        Figures run = stage.play().run(target, new Piece("soak", calls, setting.warmup(), setting.soakMinutes() * 60,
                Map.of("callSeconds", Integer.toString(CALL_SECONDS))), (second, residentKb) -> sample(target, second, residentKb));
        StringBuilder text = new StringBuilder("   second   heap after collection MB   resident MB\n");
        samples.forEach(sample -> text.append(String.format("%9d%27.1f%14.1f%n", sample.second(), sample.heapMb(), sample.residentMb())));
        double growth = growth(samples.stream().map(Sample::heapMb).toList());
        text.append(String.format("calls ended: %.0f; heap, second half against first: %+.1f %%: %s; mistakes: %s%n%n", run.of("count.callsEnded"),
                100 * growth, growth <= FLAT ? "flat" : "GROWS", run.mistakes()));
        return text + new Table(List.of(run)).toString();
    }

    private void sample(Target target, long second, long residentKb) {
        if (samples.isEmpty() ? second >= setting.warmup() : second >= samples.getLast().second() + EVERY_SECONDS) {
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

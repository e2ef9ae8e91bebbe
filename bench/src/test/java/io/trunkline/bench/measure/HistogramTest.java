package io.trunkline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Property(tries = 300)
    void aPercentileIsTheSortedValuesOneWithinAThirtySecond(@ForAll @NotEmpty List<@LongRange(min = 0, max = 100_000_000_000L) Long> values,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        Histogram histogram = new Histogram();
        values.forEach(histogram::add);

        long exact = values.stream().sorted().toList().get((int) Math.ceil(share * values.size()) - 1);

        assertThat(histogram.at(share)).isBetween(exact, exact + exact / 31 + 1);
        assertThat(histogram.count()).isEqualTo(values.size());
    }

    @Test
    void nothingCountedIsNothing() {
        assertThat(new Histogram().at(0.99)).isZero();
    }

    @Test
    void ourOwnProcessHasUsedSomeTimeAndMemory() {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcessCpu.millis(pid)).isPositive();
        assertThat(ProcessCpu.residentKb(pid)).isPositive();
        assertThat(ProcessCpu.waitedMillis(pid)).isNotNegative();
    }
}

package io.trunkline.bridge.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PricesTest {
    @Test
    void writesAmountsAsAFormatterDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            // amounts that lie on a millionth: how a half is rounded doesn't matter
            double usd = random.nextInt(-5_000_000, 50_000_000) / 1e6;
            assertThat(Prices.text(usd)).isEqualTo(String.format(Locale.ROOT, "%.6f", usd));
        }
        assertThat(Prices.text(0)).isEqualTo("0.000000");
    }
}

package io.trunkline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingTest {

    @Test
    void someWindowsAreMeasuredUntilOneWasQuiet() {
        assertThat(Setting.of(List.of()).windows()).isEqualTo(6);
        assertThat(Setting.of(List.of("--windows", "8")).windows()).isEqualTo(8);
    }

    @Test
    void noWindowAtAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Setting.of(List.of("--windows", "0"))).withMessage("--windows 0: at least one is measured");
    }
}

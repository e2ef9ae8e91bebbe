package io.trunkline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ModelShutdownsTest {

    @Test
    void knowsWhatIsSwitchedOffAndWhatIsNot() {
        ModelShutdowns known = ModelShutdowns.packaged();

        assertThat(known.of("openai", "gpt-realtime")).hasValueSatisfying(shutdown -> {
            assertThat(shutdown.on()).isEqualTo(LocalDate.of(2027, 1, 20));
            assertThat(shutdown.successor()).isEqualTo("gpt-realtime-2.1");
        });
        assertThat(known.of("openai", "gpt-4o-realtime-preview-2025-06-03")).isPresent();
        assertThat(known.of("openai", "gpt-realtime-2.1")).isEmpty();
        assertThat(known.of("azure", "gpt-realtime")).as("the name of a deployment says nothing").isEmpty();
    }
}

package io.trunkline.lab.carrier.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeypadTest {

    @Test
    void keysArePressedFifthsOfASecondApartAndWaitsAreKept() {
        // Given
        Keypad keypad = new Keypad();
        List<String> pressed = new ArrayList<>();
        keypad.add("4w1W#");

        // When
        for (long now = 0; now < 3_000_000_000L; now += 20_000_000L) {
            long millis = now / 1_000_000;
            keypad.tick(now, key -> pressed.add(key + "@" + millis));
        }

        // Then
        assertThat(pressed).containsExactly("4@0", "1@700", "#@1900");
    }
}

package io.trunkline.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudioWaitsTest {
    private final AudioWaits waits = new AudioWaits();
    private final List<String> looked = new ArrayList<>();

    @Test
    void whatIsDueIsLookedAtOnceInOrderAndTheRestWaits() {
        // Given
        waits.add(10, () -> looked.add("first"));
        waits.add(20, () -> looked.add("second"));
        waits.add(30, () -> looked.add("third"));
        // When
        waits.look(9);
        assertThat(looked).isEmpty();
        waits.look(20);
        waits.look(20);
        // Then
        assertThat(looked).containsExactly("first", "second");
    }

    @Test
    void whatBeginsToWaitDuringALookWaitsItsTime() {
        waits.add(10, () -> waits.add(70, () -> looked.add("again")));
        waits.look(10);
        assertThat(looked).isEmpty();
        waits.look(70);
        assertThat(looked).containsExactly("again");
    }

    @Test
    void nothingIsKeptOfCallsThatAreOver() {
        waits.add(10, () -> looked.add("over"));
        waits.clear();
        waits.look(10);
        assertThat(looked).isEmpty();
    }
}

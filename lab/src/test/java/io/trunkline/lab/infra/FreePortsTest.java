package io.trunkline.lab.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void noPortIsGivenOutTwiceThoughNobodyListensYet() {
        // When: so many that some would come twice by chance
        int[] ports = IntStream.range(0, 20).flatMap(i -> IntStream.of(FreePorts.take(50))).toArray();

        // Then
        assertThat(ports).doesNotHaveDuplicates();
    }
}

package io.trunkline.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyPartitionTest {

    @ParameterizedTest
    @CsvSource({"bridge-0,0", "bridge-1,1", "bridge-17,1", "media-bridge-15,15"})
    void followsTheOrdinal(String bridge, int partition) {
        assertThat(ReplyPartition.of(bridge)).isEqualTo(partition);
    }
}

package io.trunkline.realtime.turn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompletenessTest {

    @ParameterizedTest
    @CsvSource({"Where is my order?,true", "Yes.,true", "My order number is,false", "I would like to,false",
        "'I called yesterday and...',false", "'Well,',false", "'',false"})
    void an_open_end_is_not_the_end(String words, boolean complete) {
        assertThat(Completeness.seemsComplete(words)).isEqualTo(complete);
    }
}

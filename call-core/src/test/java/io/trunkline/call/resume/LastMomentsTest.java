package io.trunkline.call.resume;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.model.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastMomentsTest {

    @ParameterizedTest(name = "{1} of {2} ms of {0}")
    @CsvSource(delimiter = '|', value = {
        "It was shipped. It will come today. | 0    | 4000 | '' | It was shipped. It will come today.",
        "It was shipped. It will come today. | 900  | 4000 | It was | It was shipped. It will come today.",
        "It was shipped. It will come today. | 2700 | 4000 | It was shipped. It will | It will come today.",
        "It was shipped. It will come today. | 3900 | 4000 | It was shipped. It will come today. | ''",
        "It was shipped. It will come today. | 9000 | 4000 | It was shipped. It will come today. | ''",
        "Without the length of its audio     | 500  | 0    | Without | Without the length of its audio",
    })
    void aSentenceIsSaidAgainFromItsBeginning(String text, long heard, long all, String heardPart, String again) {
        // When
        Unfinished unfinished = Unfinished.of(text, heard, all);
        // Then
        assertThat(unfinished.heard()).isEqualTo(heardPart);
        assertThat(unfinished.again()).isEqualTo(again);
    }

    @Test
    void nothingSaidIsANewCall() {
        assertThat(new LastMoments(null, "", null, false, false).standing()).isEqualTo(Standing.NEW);
    }

    @Test
    void aCallerWhoSpokeLastWaitsForAnAnswer() {
        assertThat(new LastMoments(Side.CALLER, "Where is it?", null, false, false).standing()).isEqualTo(Standing.ANSWER_DUE);
    }

    @Test
    void aToolsAnswerIsStillToBeTold() {
        assertThat(new LastMoments(Side.AGENT, "Let me look.", null, false, true).standing()).isEqualTo(Standing.ANSWER_DUE);
    }

    @Test
    void aQuestionThatWasHeardIsRemembered() {
        // Given
        LastMoments moments = new LastMoments(Side.AGENT, "It was shipped. Is there anything else?", null, false, false);
        // Then
        assertThat(moments.standing()).isEqualTo(Standing.CALLERS_TURN);
        assertThat(moments.unfinished()).isEqualTo("Is there anything else?");
    }

    @Test
    void aSentenceHeardToItsEndIsNoneThatWasCut() {
        // Given
        LastMoments moments = new LastMoments(Side.CALLER, "Where is it?", Unfinished.of("It was shipped. All right?", 5000, 2000), false, false);
        // Then
        assertThat(moments.standing()).isEqualTo(Standing.CALLERS_TURN);
        assertThat(moments.unfinished()).isEqualTo("All right?");
    }

    @Test
    void aCallerWhoSpeaksIntoTheAgentsSentenceIsAskedAndNotToldAgain() {
        // Given
        LastMoments moments = new LastMoments(Side.AGENT, "Hello.", Unfinished.of("It was shipped in March.", 300, 2000), true, false);
        // Then
        assertThat(moments.standing()).isEqualTo(Standing.CALLER_SPEAKING);
        assertThat(moments.unfinished()).isEmpty();
    }
}

package io.trunkline.lab.chaos.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoryTest {

    private static final long SECOND = 1_000_000_000L;
    private final Story story = new Story(3);

    @Test
    void wordsOccurOnce() {
        assertThat(java.util.stream.Stream.generate(story::freshWord).limit(500)).doesNotHaveDuplicates().allMatch(word -> word.matches("q[a-z]{4}"));
    }

    @Test
    void aCallOfOneSessionForgetsNothing() {
        story.said("qaaaa", SECOND);
        story.joins(new Session(0, 9 * SECOND, ""));
        assertThat(story.forgotten()).isZero();
    }

    @Test
    void whatALaterSessionIsNotToldIsForgotten() {
        // Given
        story.said("qaaaa", SECOND);
        story.said("qbbbb", 2 * SECOND);
        story.said("qcccc", 9 * SECOND);
        story.asked("call_1", SECOND);
        story.answered("call_1", true, 2 * SECOND);
        // When: lost at 9.5, so the third was too fresh
        story.joins(new Session(0, 9 * SECOND + SECOND / 2, ""));
        story.joins(new Session(10 * SECOND, Long.MAX_VALUE, "My word is qaaaa and more"));
        // Then: a word, and the e-mail
        assertThat(story.forgotten()).isEqualTo(2);
    }

    @Test
    void whatALaterSessionIsToldIsKnown() {
        story.said("qaaaa", SECOND);
        story.asked("call_1", SECOND);
        story.answered("call_1", true, 2 * SECOND);
        story.joins(new Session(0, 9 * SECOND, ""));
        story.joins(new Session(10 * SECOND, Long.MAX_VALUE, "My word is qaaaa and more\nThe tool send_tracking_email was run: I've sent it."));
        assertThat(story.forgotten()).isZero();
    }

    @Test
    void aToolCallWithoutAnAnswerIsToldOfAfterAWhile() {
        story.joins(new Session(0, Long.MAX_VALUE, ""));
        story.asked("call_1", SECOND);
        assertThat(story.unanswered(5 * SECOND)).isZero();
        assertThat(story.unanswered(20 * SECOND)).isEqualTo(1);
        story.answered("call_1", false, 21 * SECOND);
        assertThat(story.unanswered(22 * SECOND)).isZero();
    }

    @Test
    void aToolCallThatWasAskedForJustBeforeALossMayBeLostWithItButNoOther() {
        story.joins(new Session(0, 3 * SECOND, ""));
        story.asked("call_1", SECOND);
        story.asked("call_2", 2 * SECOND + SECOND / 2);
        story.joins(new Session(4 * SECOND, Long.MAX_VALUE, ""));
        assertThat(story.unanswered(20 * SECOND)).isEqualTo(1);
    }

    @Test
    void aToolCallThatNobodyCouldHearIsNotMissed() {
        // Given
        story.joins(new Session(0, 9 * SECOND, ""));
        story.asked("call_1", SECOND);
        // When
        story.cutOff(4 * SECOND);
        story.asked("call_2", 5 * SECOND);
        story.joins(new Session(7 * SECOND, Long.MAX_VALUE, ""));
        // Then
        assertThat(story.unanswered(30 * SECOND)).as("the first, which was heard").isEqualTo(1);
    }

    @Test
    void anAnswerToALaterSessionComesInWords() {
        story.asked("call_1", SECOND);
        story.joins(new Session(0, 2 * SECOND, ""));
        story.joins(new Session(3 * SECOND, Long.MAX_VALUE, "An earlier request was answered: {}"));
        assertThat(story.unanswered(20 * SECOND)).isZero();
    }

    @Test
    void nobodyWaitsInACallThatHasNoSession() {
        story.asked("call_1", SECOND);
        story.joins(new Session(0, 2 * SECOND, ""));
        assertThat(story.unanswered(20 * SECOND)).isZero();
    }

    private record Session(long openedAt, long closedAt, String told) implements Story.Told {
        @Override
        public boolean lived() {
            return true;
        }
    }
}

package io.trunkline.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History();

    @Test
    void aShortCallIsToldAsItWasInTheOrderItHappened() {
        // Given
        history.said(turn(Side.AGENT, "How can I help?", 10));
        history.done(40, "The tool lookup was run: Shipped.");
        history.said(turn(Side.CALLER, "Where is my order?", 20));
        history.said(turn(Side.AGENT, " ", 30));

        // Then
        assertThat(history.items()).containsExactly(new AppendContext(Voice.ASSISTANT, "How can I help?"), new AppendContext(Voice.USER, "Where is my order?"),
                new AppendContext(Voice.SYSTEM, "The tool lookup was run: Shipped."));
    }

    @Test
    void aLongOneThatNobodySummarisedIsToldWhole() {
        // Given
        history.done(1, "The tool lookup was run: Shipped.");
        say(0, 100);

        // When
        List<AppendContext> items = history.items();

        // Then
        assertThat(items).hasSize(101);
        assertThat(items.getFirst().text()).isEqualTo("The tool lookup was run: Shipped.");
        assertThat(items.getLast().text()).isEqualTo("turn 99");
    }

    @Test
    void ofOneThatWasSummarisedTheSummaryAndTheLastTurns() {
        // Given
        history.done(1, "The tool lookup was run: Shipped.");
        say(0, 99);
        summarised("Asks for an order.");

        // When
        List<AppendContext> items = history.items();

        // Then
        assertThat(items).hasSize(41);
        assertThat(items.getFirst().text()).startsWith("Earlier in this call").contains("Asks for an order.").doesNotContain("lookup");
        assertThat(items.get(1).text()).isEqualTo("turn 59");
        assertThat(items.getLast().text()).isEqualTo("turn 98");
    }

    @Test
    void nothingIsLostBetweenASummaryAndTheLastTurns() {
        // Given
        say(0, 50);
        summarised("Asks for an order.");
        say(50, 150);

        // When
        List<AppendContext> items = history.items();

        // Then
        assertThat(items).hasSize(101);
        assertThat(items.get(1).text()).isEqualTo("turn 50");
    }

    @Test
    void whatIsTooLongBeginsWithWhatWasDone() {
        // Given
        history.done(1, "The tool lookup was run: Shipped.");
        for (int i = 0; i < 30; i++) {
            history.said(turn(Side.CALLER, "x".repeat(1000), 10 + i));
        }

        // When
        List<AppendContext> items = history.items();

        // Then
        assertThat(items.getFirst().text()).startsWith("Earlier in this call").contains("The tool lookup was run: Shipped.");
        assertThat(items.stream().mapToInt(item -> item.text().length()).sum()).isBetween(23_000, 24_500);
    }

    @Test
    void whoCannotWriteASummaryIsNotAskedNorAwaited() {
        // Given
        say(0, 50);
        history.summaryQuestion(true, 200);

        // Then
        assertThat(history.awaitsSummary(300)).isTrue();
        assertThat(history.summaryQuestion(false, 300)).isEmpty();
        assertThat(history.awaitsSummary(300)).isFalse();
    }

    private void say(int from, int to) {
        for (int i = from; i < to; i++) {
            history.said(turn(i % 2 == 0 ? Side.CALLER : Side.AGENT, "turn " + i, 10 + i));
        }
    }

    /** All so far, by the model. */
    private void summarised(String summary) {
        AskText question = history.summaryQuestion(true, 200).orElseThrow();
        assertThat(history.takes(new TextAnswered(question.askId(), summary))).isTrue();
    }

    private static TurnCompleted turn(Side side, String text, long at) {
        return new TurnCompleted(side, "i" + at, text, at, 100, 100, false, false);
    }
}

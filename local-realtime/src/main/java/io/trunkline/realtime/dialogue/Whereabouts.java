package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.dialogue.graph.Template;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a conversation stands that another session began: by the question that was asked last, since a caller's next words are an answer to it. Immutable.
 */
final class Whereabouts {

    private static final Comparator<Found> LIKELIEST = Comparator.comparingInt(Found::end).thenComparing(Found::start, Comparator.reverseOrder())
            .thenComparing(Found::state);

    private final List<Question> questions;

    private record Question(String state, Pattern words) {}

    private record Found(String state, int start, int end) {}

    Whereabouts(Dialogue dialogue) {
        questions = dialogue.states().values().stream()
                .flatMap(state -> state.ask().stream().map(ask -> new Question(state.name(), ask.said()))).toList();
    }

    /** The state that asks what was asked last in these words; empty when they hold none of the dialogue's questions. */
    Optional<String> after(String words) {
        String plain = Template.plain(words);
        return questions.stream().flatMap(question -> question.words().matcher(plain).results().filter(at -> at.end() > at.start())
                        .map(at -> new Found(question.state(), at.start(), at.end())))
                .max(LIKELIEST).map(Found::state);
    }
}

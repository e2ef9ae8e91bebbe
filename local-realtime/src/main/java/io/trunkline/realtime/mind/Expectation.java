package io.trunkline.realtime.mind;

import io.trunkline.speech.Vocabulary;

import java.time.Duration;
import java.util.Objects;

/**
 * How the caller's next words are to be listened to.
 *
 * @param vocabulary what the second, restricted decoding may contain (letters and digits while an order number is
 *                   expected)
 * @param patience   silence that ends the caller's turn, when longer than the session's own setting: people pause while
 *                   they spell. {@link Duration#ZERO} leaves the session's setting
 */
public record Expectation(Vocabulary vocabulary, Duration patience) {

    public Expectation {
        Objects.requireNonNull(vocabulary, "vocabulary");
        Objects.requireNonNull(patience, "patience");
    }
}

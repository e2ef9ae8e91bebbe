package io.trunkline.realtime.dialogue.graph;

import java.util.List;
import java.util.Map;

/**
 * Something a caller may want to say.
 *
 * @param name     as the states name it
 * @param examples sentences that mean it
 * @param keywords words (or word groups) that make it likelier, with what each adds to the likeness; 1 settles it
 * @param least    least likeness, where a misunderstanding would cost more than asking again; 0 without
 */
public record Intent(String name, List<String> examples, Map<String, Double> keywords, double least) {

    public Intent {
        examples = List.copyOf(examples);
        keywords = Map.copyOf(keywords);
    }
}

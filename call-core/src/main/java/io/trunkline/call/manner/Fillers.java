package io.trunkline.call.manner;

import java.time.Duration;
import java.util.Map;

/**
 * When the agent says that a tool takes a while. Counted from the tool call, or from when the agent stopped speaking if that is later.
 *
 * @param after {@link Duration#ZERO} for never
 * @param byTool the same for single tools
 * @param sentences what to say for single tools, instead of the language's own
 */
public record Fillers(Duration after, Map<String, Duration> byTool, Map<String, String> sentences) {

    /** Nothing is said while a tool runs. */
    public static final Fillers NONE = new Fillers(Duration.ZERO, Map.of(), Map.of());

    public Fillers {
        byTool = Map.copyOf(byTool);
        sentences = Map.copyOf(sentences);
    }

    /** How long a tool may run in silence; {@link Duration#ZERO} for as long as it likes. */
    public Duration after(String tool) {
        return byTool.getOrDefault(tool, after);
    }
}

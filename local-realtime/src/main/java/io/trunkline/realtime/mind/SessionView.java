package io.trunkline.realtime.mind;

import java.util.List;

/**
 * What a mind may know of its session at the moment of a stimulus.
 *
 * @param id           the session's id, {@code sess_…}
 * @param model        the model name of the connection
 * @param instructions the session's instructions; for one response those of its {@code response.create}
 *                     come as {@link Stimulus.Instructed} and are not in here
 * @param tools        the tools that may be called now; empty when {@code tool_choice} is {@code none}
 * @param language     ISO 639-1 code from the transcription settings, {@code en} when unset
 */
public record SessionView(String id, String model, String instructions, List<ToolView> tools, String language) {

    public SessionView {
        tools = List.copyOf(tools);
    }

    /** Whether a tool of this name may be called now. */
    public boolean offers(String tool) {
        return tools.stream().anyMatch(t -> t.name().equals(tool));
    }
}

package io.trunkline.realtime.mind;

import java.util.List;

/** Opens a {@link Mind} for each session. A CDI bean; called from any thread. */
public interface MindFactory {

    /**
     * The models this factory has dialogues for, e.g. {@code local/triage}; what {@code GET /v1/models} lists. A name
     * with {@code local/} before it that isn't here is refused; any other name opens a mind that makes do with the
     * session's own instructions and tools.
     */
    List<String> models();

    /**
     * Opens the mind of a new session.
     *
     * @param model   one of {@link #models()}, or a name without {@code local/} before it
     * @param session the session with its defaults: instructions and tools usually come with a later update
     */
    Mind open(String model, SessionView session);
}

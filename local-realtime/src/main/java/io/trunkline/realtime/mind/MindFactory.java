package io.trunkline.realtime.mind;

import java.util.List;

/** Opens a {@link Mind} for each session. A CDI bean; called from any thread. */
public interface MindFactory {

    /** The models this factory serves, e.g. {@code local/triage}; what {@code GET /v1/models} lists. */
    List<String> models();

    /**
     * Opens the mind of a new session.
     *
     * @param model   one of {@link #models()}; others are refused before this is called
     * @param session the session with its defaults: instructions and tools usually come with a later update
     */
    Mind open(String model, SessionView session);
}

package io.trunkline.bridge.session;

import io.trunkline.call.model.ModelProfile.Ability;
import io.trunkline.call.model.SessionConfig;
import java.util.List;
import java.util.Optional;

/** Which model a call's sessions are opened with: each voice agent names its own, and what failed on this call is remembered. */
final class AgentModels {
    private final BridgeServices services;
    private final Candidates candidates;

    AgentModels(BridgeServices services) {
        this.services = services;
        this.candidates = new Candidates(services.providers::usable);
    }

    /** @param provider to begin with, null for the agent's own order */
    ModelChoice first(String agent, String provider) {
        return services.providers.firstOf(services.catalog.agents().get(agent), provider);
    }

    /** The next to try in place of one that failed. */
    Optional<ModelChoice> after(ModelChoice failed, String agent) {
        return candidates.after(failed, of(agent));
    }

    /** The model that has the call serves other agents too if they name it; else their own first. */
    ModelChoice wanted(SessionConfig config, ModelChoice here) {
        return of(config.agent()).contains(here) ? here : first(config.agent(), null);
    }

    /** Whether the session of {@code here}, set up for {@code agent}, can't become what {@code config} describes. */
    boolean needsAnother(String agent, SessionConfig config, ModelChoice here) {
        boolean unchangeable = !config.agent().equals(agent) && !here.provider().profile().can(Ability.UPDATES_SESSION);
        return unchangeable || !wanted(config, here).equals(here);
    }

    /** No session of this model will work. */
    void refused(ModelChoice choice) {
        candidates.refused(choice);
    }

    /** The session that runs answered. */
    void served() {
        candidates.served();
    }

    private List<ModelChoice> of(String agent) {
        return services.providers.modelsOf(services.catalog.agents().get(agent));
    }
}

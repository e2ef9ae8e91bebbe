package io.trunkline.bridge.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which model a call goes on with when one failed: those behind it in the voice agent's list, then those before it, each once; the one that failed first gets a
 * second try at the end, unless no session of it will ever work. A model that served the call again begins the count anew.
 */
final class Candidates {
    private static final int ENOUGH = 2;

    private final Predicate<ModelChoice> usable;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private String first;

    /** @param usable whether a model may be tried now: one whose provider just failed others needn't be */
    Candidates(Predicate<ModelChoice> usable) {
        this.usable = usable;
    }

    /** No session of this model will work: key, quota, name. */
    void refused(ModelChoice choice) {
        refused.add(choice.label());
    }

    /** The next to try in place of {@code failed}. */
    Optional<ModelChoice> after(ModelChoice failed, List<ModelChoice> choices) {
        failures.merge(failed.label(), 1, Integer::sum);
        first = first == null ? failed.label() : first;
        // a caller is on the line: better one that is to be spared than none
        return after(failed, choices, usable).or(() -> after(failed, choices, any -> true));
    }

    private Optional<ModelChoice> after(ModelChoice failed, List<ModelChoice> choices, Predicate<ModelChoice> fit) {
        int at = choices.indexOf(failed);
        for (int step = 1; step <= choices.size(); step++) {
            ModelChoice choice = choices.get(Math.floorMod(at + step, choices.size()));
            if (mayServe(choice) && fit.test(choice)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    private boolean mayServe(ModelChoice choice) {
        int failed = failures.getOrDefault(choice.label(), 0);
        int most = choice.label().equals(first) ? ENOUGH : 1;
        return failed < most && !refused.contains(choice.label());
    }

    /** The session that runs answered: what failed before is over. */
    void served() {
        if (first != null) {
            failures.clear();
            first = null;
        }
    }
}

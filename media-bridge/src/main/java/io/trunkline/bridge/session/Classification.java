package io.trunkline.bridge.session;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.SessionFields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which of the agent's words fits the call, by the model's own judgement: asked beside the conversation while the goodbye, or why a human takes over, is being
 * spoken. A call whose caller just hangs up isn't judged, since its session is gone with it: there the agent's last decision stands, if it is one of the words.
 */
final class Classification {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CallScope scope;
    private final Texts texts;
    private boolean asked;
    private boolean classified;
    private String decided = "";

    Classification(CallScope scope, Texts texts) {
        this.scope = scope;
        this.texts = texts;
    }

    void ask() {
        List<String> words = scope.facts().agent.conduct().dispositions();
        if (!words.isEmpty() && !asked) {
            asked = true;
            texts.ask("Which fits this call best? Answer with one of these words alone: " + String.join(", ", words) + ".", PATIENCE, this::answered);
        }
    }

    /** What the agent noted the call to be about; what it notes last counts. */
    void decided(String intent) {
        decided = intent;
    }

    /** The call is over. */
    void finished() {
        if (!classified) {
            scope.facts().agent.conduct().dispositions().stream().filter(decided::equalsIgnoreCase).findFirst().ifPresent(word -> classified(word, "low"));
        }
    }

    private void answered(String text) {
        String said = text.toLowerCase(Locale.ROOT);
        scope.facts().agent.conduct().dispositions().stream().filter(word -> said.contains(word.toLowerCase(Locale.ROOT))).findFirst()
                .ifPresent(word -> classified(word, "medium"));
    }

    private void classified(String word, String confidence) {
        classified = true;
        scope.context().set(Map.of(SessionFields.CLASSIFICATION, word));
        scope.tell(new ControlEvent.DecisionRecorded(scope.facts().callId(), scope.wallNow(), scope.facts().agent.name(), word, Map.of(), confidence,
                "call_classified"));
    }
}

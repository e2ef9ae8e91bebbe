package io.trunkline.bridge.session;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.SessionFields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which of the agent's words fits the call, by the model's own judgement: asked beside the conversation while the goodbye, or why a human takes over, is being
 * spoken. A call whose caller just hangs up isn't judged: its session is gone with it.
 */
final class Classification {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CallDesk desk;
    private final Texts texts;
    private boolean asked;

    Classification(CallDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    void ask() {
        List<String> words = desk.facts().agent.conduct().dispositions();
        if (!words.isEmpty() && !asked) {
            asked = true;
            texts.ask("Which fits this call best? Answer with one of these words alone: " + String.join(", ", words) + ".", PATIENCE, this::answered);
        }
    }

    private void answered(String text) {
        String said = text.toLowerCase(Locale.ROOT);
        desk.facts().agent.conduct().dispositions().stream().filter(word -> said.contains(word.toLowerCase(Locale.ROOT))).findFirst().ifPresent(word -> {
            desk.context().set(Map.of(SessionFields.CLASSIFICATION, word));
            desk.tell(new ControlEvent.DecisionRecorded(desk.facts().callId(), desk.wallNow(), desk.facts().agent.name(), word, Map.of(), "medium",
                    "call_classified"));
        });
    }
}

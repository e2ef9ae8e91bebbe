package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.ItemJson;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.response.ResponseSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a response is to say and to call: words that its instructions prescribe, else the mind's answer. Owned by the session's thread. */
final class ResponseActs {

    private final SessionParts parts;

    ResponseActs(SessionParts parts) {
        this.parts = parts;
    }

    /** Of a response in the conversation; it may call what the session doesn't offer. */
    List<Act> inConversation(ResponseSettings settings, SessionView view) {
        return answer(parts.thoughts(), settings, view);
    }

    /** Of one beside the conversation: of a mind opened for it alone, so that the conversation's doesn't take it for talk. */
    List<Act> beside(ResponseSettings settings, SessionView view) {
        if (!settings.spoken() && settings.input().isEmpty() && exactWords(settings).isEmpty()) {
            return List.of(new Act.Say(Recap.of(parts.conversation(), settings.instructions().orElse(""))));
        }
        Thoughts thoughts = new Thoughts(parts.engine().minds().open(view.model(), view));
        return answer(thoughts, settings, view).stream().filter(act -> !(act instanceof Act.CallTool call) || view.offers(call.name())).toList();
    }

    private List<Act> answer(Thoughts thoughts, ResponseSettings settings, SessionView view) {
        Optional<String> exactly = exactWords(settings);
        if (exactly.isPresent()) {
            thoughts.told(settings.instructions().orElseThrow(), view);
            return List.of(new Act.Say(exactly.get()));
        }
        settings.input().ifPresent(items -> given(items).forEach(stimulus -> thoughts.add("", stimulus)));
        return settings.instructions().map(text -> thoughts.think(text, view)).orElseGet(() -> thoughts.think(view));
    }

    private static Optional<String> exactWords(ResponseSettings settings) {
        return settings.instructions().flatMap(ExactWords::in);
    }

    private List<Stimulus> given(JsonNode items) {
        List<Stimulus> stimuli = new ArrayList<>();
        for (JsonNode json : items) {
            Optional<Item> item = json.path("type").asText().equals("item_reference")
                    ? parts.conversation().find(json.path("id").asText())
                    : Optional.of(ItemJson.read(json, parts.settings().get().inputFormat()));
            if (item.orElse(null) instanceof Item.Message message) {
                ConversationItems.typed(message).ifPresent(text -> stimuli.add(new Stimulus.CallerTyped(text)));
            }
        }
        return stimuli;
    }
}

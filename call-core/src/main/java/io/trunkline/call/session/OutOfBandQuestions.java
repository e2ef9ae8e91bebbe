package io.trunkline.call.session;

import io.trunkline.call.CallInput.TextWanted;
import io.trunkline.call.CallNotice.TextReady;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.AskText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions to the model beside the conversation. Each is answered once: by the model, or with nothing when that takes too long or there is no model. */
final class OutOfBandQuestions {

    /** Nobody of ours asks more at a time. */
    private static final int MOST = 8;

    private final Map<String, Long> open = new LinkedHashMap<>();

    void ask(TextWanted wanted, boolean modelThere, long now, Effects out) {
        if (!modelThere || open.size() >= MOST || open.containsKey(wanted.askId())) {
            out.notice(new TextReady(wanted.askId(), ""));
            return;
        }
        open.put(wanted.askId(), now + wanted.patience().toNanos());
        out.model(new AskText(wanted.askId(), wanted.instructions()));
    }

    void answered(String askId, String text, Effects out) {
        if (open.remove(askId) != null) {
            out.notice(new TextReady(askId, text.strip()));
        }
    }

    void settle(long now, Effects out) {
        if (open.isEmpty()) {
            return;
        }
        List<String> late = new ArrayList<>();
        open.forEach((askId, deadline) -> {
            if (deadline <= now) {
                late.add(askId);
            }
        });
        late.forEach(askId -> answered(askId, "", out));
    }

    /** No answer will come any more. */
    void giveUp(Effects out) {
        List.copyOf(open.keySet()).forEach(askId -> answered(askId, "", out));
    }

    long deadline() {
        return open.isEmpty() ? Deadline.NEVER : open.values().stream().mapToLong(Long::longValue).min().orElse(Deadline.NEVER);
    }
}

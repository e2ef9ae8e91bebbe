package io.trunkline.bridge.session;

import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.ToolOutput;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The ids of items and tool calls that a session gave out, the last of them: what another session made means nothing to it. */
final class SessionIds {
    private static final int KEPT = 256;

    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    });

    void seen(ModelEvent event) {
        if (event instanceof ModelEvent.AudioDelta audio) {
            remember(audio.itemId());
        } else if (event instanceof ModelEvent.ToolCallRequested asked) {
            remember(asked.toolCallId());
        }
    }

    private void remember(String id) {
        if (id != null) {
            ids.add(id);
        }
    }

    /** Passes a command on as this session can understand it: what names an item or a call of another one is left out, or told in words. */
    void translate(ModelCommand command, Consumer<ModelCommand> to) {
        if (command instanceof Truncate cut && !ids.contains(cut.itemId())) {
            return;
        }
        if (command instanceof SubmitToolResults(var outputs) && outputs.stream().noneMatch(output -> ids.contains(output.toolCallId()))) {
            outputs.forEach(output -> to.accept(inWords(output)));
            return;
        }
        to.accept(command);
    }

    private static AppendContext inWords(ToolOutput output) {
        return new AppendContext(Voice.SYSTEM, "An earlier request was answered: " + output.outputJson());
    }
}

package io.trunkline.bridge.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.PendingTool;
import io.trunkline.contracts.redis.Saying;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.ToolEntry;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What another bridge left of a call. Entries that can't be read are left out.
 *
 * @param session    fields of the session hash as they were
 * @param transcript the last turns, the oldest first; those held back by the other bridge are behind them, masked
 * @param turns      so many are in the transcript; those held back aren't
 * @param tools      the last tool calls that were answered, the oldest first
 * @param pending    tool calls without an answer
 */
public record Restored(Map<String, String> session, List<TranscriptEntry> transcript, int turns, List<ToolEntry> tools, List<PendingTool> pending) {
    private static final Logger LOGGER = Logger.getLogger(Restored.class);

    /** @param transcript and {@code tools}: entries as JSON */
    static Restored of(Map<String, String> session, int turns, List<String> transcript, List<String> tools) {
        List<TranscriptEntry> all = new ArrayList<>(all(transcript, TranscriptEntry.class));
        all.addAll(held(session.getOrDefault(SessionFields.HELD, "")));
        List<String> pending = session.entrySet().stream().filter(field -> field.getKey().startsWith(SessionFields.PENDING)).map(Map.Entry::getValue)
                .filter(json -> !json.isBlank()).toList();
        return new Restored(session, List.copyOf(all), turns, all(tools, ToolEntry.class), all(pending, PendingTool.class));
    }

    /** @return what the agent was saying */
    public Optional<Saying> saying() {
        return field(SessionFields.SAYING).flatMap(json -> read(json, Saying.class));
    }

    /** @return the field's value, if there is one */
    public Optional<String> field(String name) {
        return Optional.ofNullable(session.get(name)).filter(value -> !value.isBlank());
    }

    /** @return the turns that the other bridge held back */
    public List<TranscriptEntry> held() {
        return held(session.getOrDefault(SessionFields.HELD, ""));
    }

    private static List<TranscriptEntry> held(String json) {
        return json.isBlank() ? List.of() : read(json, TranscriptEntry[].class).map(List::of).orElse(List.of());
    }

    private static <T> List<T> all(List<String> lines, Class<T> type) {
        return lines.stream().map(line -> read(line, type)).flatMap(Optional::stream).toList();
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.ofNullable(EventCodec.mapper().readValue(json, type));
        } catch (JsonProcessingException e) {
            LOGGER.warnf("entry of a call's context isn't readable: type=%s error=%s", type.getSimpleName(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}

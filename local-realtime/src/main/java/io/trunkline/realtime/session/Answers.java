package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Timer;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.ItemJson;
import io.trunkline.realtime.event.Refusal;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.response.Ending;
import io.trunkline.realtime.response.ResponseRun;
import io.trunkline.realtime.response.ResponseSettings;
import io.trunkline.realtime.response.Stage;
import io.trunkline.realtime.response.UsageMeter;
import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes responses: one in the conversation at a time, any number beside it. Owned by the session's thread.
 *
 * <p>A response in the conversation waits until the words of what the caller said last are found, then asks the mind.
 * One beside it asks a mind of its own, opened for it alone, so that the conversation's doesn't take it for talk.
 */
final class Answers implements Stage.Audience {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final ObjectNode NO_OVERRIDES = JsonNodeFactory.instance.objectNode();

    private final SessionParts parts;
    private final Stage stage;
    private final PlayClock playing = new PlayClock();
    private final Map<String, ResponseRun> beside = new HashMap<>();
    private final Timer latency;
    private Ears ears;
    private Optional<ResponseRun> active = Optional.empty();
    private JsonNode overrides = NO_OVERRIDES;
    private boolean waitsForWords;
    private boolean owed;
    private boolean spoken;
    private long turnEndedNanos;

    Answers(SessionParts parts) {
        this.parts = parts;
        this.stage = new Stage(parts.conversation(), parts.out(), parts.engine().speaker(), new UsageMeter(),
                parts.engine().faults(), parts.thread(), this);
        this.latency = Timer.builder("realtime.answer.latency")
                .description("end of the caller's turn to the first audio of the answer")
                .publishPercentiles(0.5, 0.95).register(parts.engine().meters());
    }

    void ears(Ears listening) {
        ears = listening;
    }

    /** Whether anything was said in this session yet. */
    boolean spoken() {
        return spoken;
    }

    /** Where our speech ends playing, in milliseconds of received audio. */
    long playsUntilMs() {
        return playing.endMs();
    }

    boolean active() {
        return active.isPresent();
    }

    /** response.create. */
    Optional<Refusal> create(ObjectNode wanted) {
        ResponseSettings settings = parts.settings().get().response(wanted);
        Optional<Refusal> refusal = refusal(wanted, settings);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (settings.outOfBand()) {
            besideConversation(wanted, settings);
        } else {
            start(wanted, settings);
        }
        return Optional.empty();
    }

    private Optional<Refusal> refusal(ObjectNode wanted, ResponseSettings settings) {
        if (wanted.path("output_modalities").size() > 1) {
            return Optional.of(Refusal.value("response.output_modalities", "Invalid modalities: ['audio', 'text']. "
                    + "Supported combinations are: ['text'] and ['audio']."));
        }
        for (JsonNode item : wanted.path("input")) {
            if (item.path("type").asText().equals("item_reference")
                    && parts.conversation().find(item.path("id").asText()).isEmpty()) {
                return Optional.of(Refusal.value("response.input", "Item with id '" + item.path("id").asText()
                        + "' not found."));
            }
        }
        if (!settings.outOfBand() && active.isPresent()) {
            return Optional.of(Refusal.of("conversation_already_has_active_response", null,
                    "Conversation already has an active response in progress: " + active.get().id()
                            + ". Wait until the response is finished before creating a new one."));
        }
        return Optional.empty();
    }

    /** The caller's turn ended and the session wants an answer. One that is being given is finished first. */
    void turnEnded() {
        turnEndedNanos = System.nanoTime();
        if (active.isPresent()) {
            owed = true;
        } else {
            start(NO_OVERRIDES, parts.settings().get().response(NO_OVERRIDES));
        }
    }

    /** More words were found; a response may have waited for them. */
    void wordsFound() {
        if (waitsForWords && parts.thoughts().ready()) {
            think();
        }
    }

    /** response.cancel. */
    Optional<Refusal> cancel(Optional<String> responseId) {
        Optional<ResponseRun> run = responseId.map(beside::get).or(() -> active)
                .filter(r -> responseId.isEmpty() || r.id().equals(responseId.get()));
        run.ifPresent(r -> r.end(new Ending.Cancelled("client_cancelled")));
        return run.isPresent() ? Optional.empty() : Optional.of(Refusal.of("response_cancel_not_active", null,
                "Cancellation failed: no active response found"));
    }

    /** The caller speaks over us. */
    void interrupted() {
        owed = false;
        active.ifPresent(r -> r.end(new Ending.Cancelled("turn_detected")));
    }

    /** The client has stopped playing what we said. */
    void playbackStopped() {
        playing.stopped(ears.receivedMs());
        ears.idleFrom(playing.endMs());
    }

    /** The socket is gone: nothing goes on. */
    void hangUp() {
        owed = false;
        waitsForWords = false;
        active.ifPresent(r -> r.end(new Ending.Cancelled("client_cancelled")));
        List.copyOf(beside.values()).forEach(r -> r.end(new Ending.Cancelled("client_cancelled")));
    }

    private void start(JsonNode wanted, ResponseSettings settings) {
        ResponseRun run = new ResponseRun(settings, parts.settings().get().instructions(), stage);
        active = Optional.of(run);
        overrides = wanted;
        waitsForWords = true;
        ears.notIdle();
        run.begin();
        if (active.isPresent() && parts.thoughts().ready()) {
            think();
        }
    }

    private void think() {
        waitsForWords = false;
        ResponseRun run = active.orElseThrow();
        SessionView view = parts.settings().get().view(overrides);
        try {
            run.perform(offered(run, acts(run.settings(), view), view));
        } catch (RuntimeException bug) {
            LOG.error("mind failed", bug);
            run.end(new Ending.Failed("server_error", "server_error"));
        }
        ears.expect(parts.thoughts().expecting());
    }

    private List<Act> acts(ResponseSettings settings, SessionView view) {
        Optional<String> exactly = settings.instructions().flatMap(ExactWords::in);
        if (exactly.isPresent()) {
            parts.thoughts().told(settings.instructions().get(), view);
            return List.of(new Act.Say(exactly.get()));
        }
        settings.input().ifPresent(items -> given(items).forEach(s -> parts.thoughts().add("", s)));
        return settings.instructions().map(i -> parts.thoughts().think(i, view))
                .orElseGet(() -> parts.thoughts().think(view));
    }

    /** A model can't call what it isn't offered. */
    private List<Act> offered(ResponseRun run, List<Act> acts, SessionView view) {
        List<Act> possible = new ArrayList<>();
        for (Act act : acts) {
            if (act instanceof Act.CallTool call && !view.offers(call.name())) {
                LOG.warnf("tool not offered tool=%s", call.name());
                notCalled(run, call);
            } else {
                possible.add(act);
            }
        }
        return possible;
    }

    private void besideConversation(JsonNode wanted, ResponseSettings settings) {
        ResponseRun run = new ResponseRun(settings, parts.settings().get().instructions(), stage);
        beside.put(run.id(), run);
        run.begin();
        if (!settings.spoken() && settings.input().isEmpty() && settings.instructions().flatMap(ExactWords::in).isEmpty()) {
            run.perform(List.of(new Act.Say(Recap.of(parts.conversation(), settings.instructions().orElse("")))));
            return;
        }
        SessionView view = parts.settings().get().view(wanted);
        Thoughts thoughts = new Thoughts(parts.engine().minds().open(view.model(), view));
        settings.input().ifPresent(items -> given(items).forEach(s -> thoughts.add("", s)));
        List<Act> acts = settings.instructions().flatMap(ExactWords::in)
                .<List<Act>>map(words -> List.of(new Act.Say(words)))
                .orElseGet(() -> settings.instructions().map(i -> thoughts.think(i, view))
                        .orElseGet(() -> thoughts.think(view)));
        run.perform(acts.stream().filter(a -> !(a instanceof Act.CallTool c) || view.offers(c.name())).toList());
    }

    private List<Stimulus> given(JsonNode items) {
        List<Stimulus> stimuli = new ArrayList<>();
        for (JsonNode json : items) {
            Optional<Item> item = json.path("type").asText().equals("item_reference")
                    ? parts.conversation().find(json.path("id").asText())
                    : Optional.of(ItemJson.read(json, parts.settings().get().inputFormat()));
            if (item.orElse(null) instanceof Item.Message message) {
                Memory.typed(message).ifPresent(text -> stimuli.add(new Stimulus.CallerTyped(text)));
            }
        }
        return stimuli;
    }

    @Override
    public void sent(ResponseRun run, int millis) {
        spoken = true;
        playing.sent(millis, ears.receivedMs());
        if (turnEndedNanos != 0) {
            latency.record(System.nanoTime() - turnEndedNanos, TimeUnit.NANOSECONDS);
            turnEndedNanos = 0;
        }
    }

    @Override
    public void unsaid(ResponseRun run, String text) {
        if (!run.settings().outOfBand()) {
            parts.thoughts().forgotten(text);
        }
    }

    @Override
    public void notCalled(ResponseRun run, Act.CallTool call) {
        if (!run.settings().outOfBand()) {
            parts.thoughts().notCalled(call);
        }
    }

    @Override
    public void done(ResponseRun run) {
        if (beside.remove(run.id()) != null) {
            return;
        }
        active = Optional.empty();
        waitsForWords = false;
        ears.answered();
        if (run.audioSent()) {
            ears.idleFrom(playing.endMs());
        }
        if (owed) {
            owed = false;
            parts.thread().execute(this::turnEnded);
        }
    }
}

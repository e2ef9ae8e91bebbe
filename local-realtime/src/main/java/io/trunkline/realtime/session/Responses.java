package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Timer;
import io.trunkline.realtime.event.Refusal;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.response.Ending;
import io.trunkline.realtime.response.ResponseRun;
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
 * <p>A response in the conversation waits until the words of what the caller said last are found.
 */
final class Responses implements Stage.Audience {

    private static final Logger LOG = Logger.getLogger(Responses.class);

    private final SessionParts parts;
    private final ResponseActs acts;
    private final Stage stage;
    private final PlayClock playing = new PlayClock();
    private final Map<String, ResponseRun> beside = new HashMap<>();
    private final Timer latency;
    private InputAudioBuffer input;
    private Optional<ResponseRun> active = Optional.empty();
    private JsonNode overrides = NullNode.instance;
    private boolean waitsForWords;
    private boolean owed;
    private boolean spoken;
    private long turnEndedNanos;

    Responses(SessionParts parts) {
        this.parts = parts;
        this.acts = new ResponseActs(parts);
        this.stage = new Stage(parts.conversation(), parts.out(), parts.engine().speaker(), new UsageMeter(),
                parts.engine().faults(), parts.thread(), this);
        this.latency = Timer.builder("realtime.answer.latency")
                .description("end of the caller's turn to the first audio of the answer")
                .publishPercentiles(0.5, 0.95).register(parts.engine().meters());
    }

    void input(InputAudioBuffer listening) {
        input = listening;
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
        ResponseRequest request = ResponseRequest.with(wanted, parts.settings().get());
        Optional<Refusal> refusal = request.refusal(parts.conversation(), active);
        if (refusal.isEmpty() && request.settings().outOfBand()) {
            besideConversation(request);
        } else if (refusal.isEmpty()) {
            start(request);
        }
        return refusal;
    }

    /** The caller's turn ended and the session wants an answer. One that is being given is finished first. */
    void turnEnded() {
        turnEndedNanos = System.nanoTime();
        if (active.isPresent()) {
            owed = true;
        } else {
            start(ResponseRequest.atTurnEnd(parts.settings().get()));
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
        playing.stopped(input.receivedMs());
        input.idleFrom(playing.endMs());
    }

    /** The socket is gone: nothing goes on. */
    void hangUp() {
        owed = false;
        waitsForWords = false;
        active.ifPresent(r -> r.end(new Ending.Cancelled("client_cancelled")));
        List.copyOf(beside.values()).forEach(r -> r.end(new Ending.Cancelled("client_cancelled")));
    }

    private void start(ResponseRequest wanted) {
        ResponseRun run = new ResponseRun(wanted.settings(), parts.settings().get().instructions(), stage);
        active = Optional.of(run);
        overrides = wanted.overrides();
        waitsForWords = true;
        input.notIdle();
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
            run.perform(offered(run, acts.inConversation(run.settings(), view), view));
        } catch (RuntimeException bug) {
            LOG.error("mind failed", bug);
            run.end(new Ending.Failed("server_error", "server_error"));
        }
        input.expect(parts.thoughts().expecting());
    }

    /** A model can't call what it isn't offered. */
    private List<Act> offered(ResponseRun run, List<Act> wanted, SessionView view) {
        List<Act> possible = new ArrayList<>();
        for (Act act : wanted) {
            if (act instanceof Act.CallTool call && !view.offers(call.name())) {
                LOG.warnf("tool not offered tool=%s", call.name());
                notCalled(run, call);
            } else {
                possible.add(act);
            }
        }
        return possible;
    }

    private void besideConversation(ResponseRequest wanted) {
        ResponseRun run = new ResponseRun(wanted.settings(), parts.settings().get().instructions(), stage);
        beside.put(run.id(), run);
        run.begin();
        run.perform(acts.beside(wanted.settings(), parts.settings().get().view(wanted.overrides())));
    }

    @Override
    public void sent(ResponseRun run, int millis) {
        spoken = true;
        playing.sent(millis, input.receivedMs());
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
        input.answered();
        if (run.audioSent()) {
            input.idleFrom(playing.endMs());
        }
        if (owed) {
            owed = false;
            parts.thread().execute(this::turnEnded);
        }
    }
}

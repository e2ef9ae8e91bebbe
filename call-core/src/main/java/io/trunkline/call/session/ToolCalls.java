package io.trunkline.call.session;

import io.trunkline.call.CallConfig.ToolTexts;
import io.trunkline.call.CallNotice.ToolTimedOut;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.ModelProfile.Ability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tool calls that wait for an answer. Outputs go to the model at once; it is asked to speak when all are in and no response runs. Each call has a deadline,
 * behind which the model is told so and the answer comes too late.
 */
final class ToolCalls {

    /** A call makes a few; a model gone wild must not fill memory. */
    private static final int MAX_SEEN = 1000;

    private final Duration patience;
    private final ToolTexts texts;
    private final Counts counts;
    private final Responses responses;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    /** Responses that made only calls which nobody speaks about; they are followed up only if the caller heard nothing. */
    private final Set<String> silent = new HashSet<>();
    private ModelProfile profile = ModelProfile.REALTIME;
    private boolean mustSpeak;

    /** One call without an answer. */
    record Open(String toolCallId, String name, boolean escalation, long openedAt, long deadline) {
    }

    ToolCalls(Duration patience, ToolTexts texts, Responses responses, Counts counts) {
        this.patience = patience;
        this.texts = texts;
        this.responses = responses;
        this.counts = counts;
    }

    /** Another provider serves the call. */
    void use(ModelProfile other) {
        profile = other;
    }

    /** Whether this call is new and may be acted on. Providers name a call more than once. */
    boolean isNew(String toolCallId) {
        return toolCallId != null && seen.size() < MAX_SEEN && seen.add(toolCallId);
    }

    /** Waits for an answer; returns its deadline. */
    long open(String toolCallId, String name, boolean escalation, long now) {
        long deadline = now + patience.toNanos();
        open.put(toolCallId, new Open(toolCallId, name, escalation, now, deadline));
        return deadline;
    }

    /** Answers a call that nobody speaks about. */
    void answerSilently(String responseId, String toolCallId, String outputJson, Effects out) {
        silent.add(responseId);
        out.model(SubmitToolResults.of(toolCallId, outputJson));
    }

    /** Passes an answer on. {@code null}: nobody waits for it any more, which is counted. */
    Open answer(String toolCallId, String outputJson, Effects out) {
        Open call = open.remove(toolCallId);
        if (call == null) {
            counts.lateToolResults++;
            return null;
        }
        out.model(SubmitToolResults.of(toolCallId, outputJson));
        mustSpeak = true;
        return call;
    }

    /** {@code heard}: the response had audio, or another response follows anyway. */
    void responseDone(String responseId, boolean heard) {
        if (silent.remove(responseId) && !heard) {
            mustSpeak = true;
        }
    }

    /** Tells the model of calls that took too long, and returns them; asks it to speak when it has all outputs. */
    List<Open> settle(long now, Effects out) {
        List<Open> late = overdue(now);
        for (Open call : late) {
            answer(call.toolCallId(), call.escalation() ? texts.escalationTimedOut() : texts.timedOut(), out);
            out.notice(new ToolTimedOut(call.toolCallId(), call.name()));
        }
        if (mustSpeak && open.isEmpty() && !responses.busy()) {
            mustSpeak = false;
            if (!profile.can(Ability.CONTINUES_AFTER_TOOLS)) {
                responses.request(StartResponse.plain());
            }
        }
        return late;
    }

    private List<Open> overdue(long now) {
        if (open.isEmpty()) {
            return List.of();
        }
        List<Open> late = new ArrayList<>();
        open.values().forEach(call -> {
            if (call.deadline() <= now) {
                late.add(call);
            }
        });
        return late;
    }

    /** The call is over: every answer comes too late. */
    void forget() {
        open.clear();
    }

    /** Calls without an answer, the oldest first. */
    Collection<Open> open() {
        return open.values();
    }

    boolean waitsFor(String toolCallId) {
        return open.containsKey(toolCallId);
    }

    long deadline() {
        long first = Deadline.NEVER;
        for (Open call : open.values()) {
            first = Math.min(first, call.deadline());
        }
        return first;
    }
}

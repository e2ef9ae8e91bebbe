package io.trunkline.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.context.Context;
import io.trunkline.bridge.config.ReplyPartition;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallNotice.ToolRequested;
import io.trunkline.call.CallNotice.ToolTimedOut;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.privacy.Redaction;
import io.trunkline.contracts.redis.PendingTool;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.ToolEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tool calls of one call: out on Kafka, answers back into the call and into its context. */
final class ToolRequests {
    /** The bridge's own question who calls; no model waits for its answer. */
    static final String IDENTIFY = "identify";
    /** What is known of a tool that didn't answer in time. */
    static final String UNANSWERED = "It didn't answer in time, and may have been done all the same.";

    private record Asked(String tool, String arguments, long askedNanos) {}

    private final CallScope scope;
    private final Identification identification;
    private final Map<String, Asked> open = new HashMap<>();
    private boolean modelAsked;

    ToolRequests(CallScope scope) {
        this.scope = scope;
        this.identification = new Identification(scope);
    }

    /** Asks who calls, so that the greeting can be personal. */
    void identifyCaller() {
        if (scope.facts().caller.number() == null) {
            identification.withheld();
            return;
        }
        publish(IDENTIFY, Identification.TOOL, "{}", scope.services().config.waits().tool());
    }

    void requested(ToolRequested asked, long now) {
        if (!modelAsked) {
            modelAsked = true;
            scope.services().metrics.firstToolCall(now - scope.facts().streamNanos);
        }
        Duration patience = Duration.ofNanos(Math.max(0, asked.deadlineNanos() - now));
        waitsFor(asked.toolCallId(), asked.name(), asked.argumentsJson(), false);
        // what nobody has written down would be asked for twice if this bridge died, or if another has the call already
        scope.context().whenSettled(scope.services().config.waits().contextBeforeClose(), () -> {
            if (scope.context().ours()) {
                publish(asked.toolCallId(), asked.name(), asked.argumentsJson(), patience);
            }
        });
    }

    /** Lets a bridge that takes over go on waiting. */
    void waitsFor(String toolCallId, String tool, String arguments, boolean escalation) {
        var pending = new PendingTool(toolCallId, tool, Redaction.json(arguments), scope.facts().agent.name(), escalation, scope.wallNow().toEpochMilli());
        scope.context().set(Map.of(SessionFields.pending(toolCallId), Ongoing.json(pending)));
    }

    private void waitsNoMore(String toolCallId) {
        scope.context().set(Map.of(SessionFields.pending(toolCallId), ""));
    }

    /** Another bridge asked: so do we, under the same idempotency key, as the answer goes to that one. A human is asked for once. */
    void askAgain(PendingTool tool) {
        if (tool.escalation()) {
            open(tool.toolCallId(), tool.tool(), tool.arguments());
        } else {
            publish(tool.toolCallId(), tool.tool(), tool.arguments(), scope.services().config.waits().tool());
        }
    }

    /** Remembers a call that somebody else answers on {@code tool-results}; gives the trace context of the question. */
    Context open(String toolCallId, String tool, String arguments) {
        open.put(toolCallId, new Asked(tool, Redaction.json(arguments), scope.services().loop.nanos()));
        return scope.trace().toolCall(toolCallId, tool);
    }

    void timedOut(ToolTimedOut late) {
        Asked asked = open.remove(late.toolCallId());
        waitsNoMore(late.toolCallId());
        if (asked != null) {
            // whoever goes on with the call must not take it for something that nobody tried
            scope.context().add(new ToolEntry(late.toolCallId(), asked.tool(), scope.wallNow(), asked.arguments(), ToolStatus.TIMEOUT, null, UNANSWERED,
                    (scope.services().loop.nanos() - asked.askedNanos()) / 1_000_000));
            measured(late.toolCallId(), asked, ToolStatus.TIMEOUT);
            scope.fault("tool_timeout", toolLabel(asked.tool()));
        }
    }

    /** An answer from Kafka; one that nobody waits for any more is counted. */
    void finished(ToolCallFinished finished) {
        Asked asked = open.remove(finished.toolCallId());
        if (asked == null) {
            scope.services().metrics.toolResult("late_or_repeated");
            return;
        }
        measured(finished.toolCallId(), asked, finished.status());
        scope.context().add(new ToolEntry(finished.toolCallId(), asked.tool(), scope.wallNow(), asked.arguments(), finished.status(),
                finished.output() == null ? null : Redaction.tree(finished.output()), Redaction.text(finished.display()), finished.durationMillis()));
        if (!finished.toolCallId().equals(IDENTIFY)) {
            waitsNoMore(finished.toolCallId());
        }
        answer(finished, asked);
    }

    /** A tool's answer as the model reads it. */
    static String output(ToolStatus status, JsonNode output, String display) {
        ObjectNode answer = EventCodec.mapper().createObjectNode();
        answer.put("status", status.wireName());
        answer.set("output", output == null ? EventCodec.mapper().createObjectNode() : output);
        answer.put("display", display);
        return answer.toString();
    }

    private void answer(ToolCallFinished finished, Asked asked) {
        if (asked.tool().equals(Identification.TOOL) && !scope.facts().caller.known()) {
            identification.answered(finished);
        }
        if (finished.toolCallId().equals(IDENTIFY)) {
            return;
        }
        String output = output(finished.status(), finished.output(), finished.display());
        scope.input().accept(asked.tool().equals(BuiltInTools.ESCALATE)
                ? new CallInput.EscalationAnswered(finished.toolCallId(), output)
                : new CallInput.ToolAnswered(finished.toolCallId(), output, finished.display(), finished.status().wireName()));
    }

    private void publish(String toolCallId, String tool, String arguments, Duration patience) {
        Context under = open(toolCallId, tool, arguments);
        CallFacts facts = scope.facts();
        Instant now = scope.wallNow();
        scope.publish(Topics.TOOL_CALLS, new ToolCallRequested(facts.callId(), now, toolCallId, tool, Redaction.json(arguments),
                facts.agent.name(), facts.placed.line(), facts.caller, now.plus(patience), ReplyPartition.of(scope.services().config.bridgeId()),
                facts.callId() + "/" + toolCallId), under);
    }

    private void measured(String toolCallId, Asked asked, ToolStatus status) {
        scope.trace().toolFinished(toolCallId, status.wireName());
        scope.services().metrics.toolRoundTrip(toolLabel(asked.tool()), status.wireName(), scope.services().loop.nanos() - asked.askedNanos());
    }

    /** A model may call what doesn't exist: only declared names become labels. */
    private String toolLabel(String tool) {
        return scope.services().catalog.tools().containsKey(tool) || tool.equals(BuiltInTools.ESCALATE) ? tool : "other";
    }
}

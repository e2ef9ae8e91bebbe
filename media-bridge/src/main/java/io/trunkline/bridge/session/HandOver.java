package io.trunkline.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.context.Context;
import io.trunkline.bridge.config.ReplyPartition;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallNotice.AgentSwitchRequested;
import io.trunkline.call.CallNotice.DecisionRecorded;
import io.trunkline.call.CallNotice.EscalationAnnounced;
import io.trunkline.call.CallNotice.EscalationRequested;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.Urgency;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.privacy.Redaction;
import io.trunkline.contracts.redis.SessionFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Ways in which somebody else takes the call: a human, the operator, another voice agent; and what the agent notes of its decisions. */
final class HandOver {
    /** What is shorter tells a human nothing. */
    private static final int SHORTEST_SUMMARY = 20;

    private final CallScope scope;
    private final ToolRequests tools;
    private final TurnLog turns;
    private final CallSetup setup;
    private final Texts texts;

    HandOver(CallScope scope, ToolRequests tools, TurnLog turns, Texts texts) {
        this.texts = texts;
        this.scope = scope;
        this.tools = tools;
        this.turns = turns;
        this.setup = new CallSetup(scope.services());
    }

    /** The voice agent wants a human: the escalation service is asked once the context holds all that was said. */
    void requested(EscalationRequested asked) {
        JsonNode arguments = Arguments.read(asked.argumentsJson());
        String reason = Arguments.text(arguments, "reason", "caller_asked_for_human");
        Context under = tools.open(asked.toolCallId(), BuiltInTools.ESCALATE, asked.argumentsJson());
        tools.waitsFor(asked.toolCallId(), BuiltInTools.ESCALATE, asked.argumentsJson(), true);
        String summary = Arguments.text(arguments, "summary", "");
        Urgency urgency = Urgency.of(Arguments.text(arguments, "urgency", "medium"));
        if (summary.length() >= SHORTEST_SUMMARY) {
            publish(asked.toolCallId(), reason, summary, urgency, under);
        } else {
            texts.ask(Texts.SUM_UP, Texts.SUMMARY, text -> publish(asked.toolCallId(), reason,
                    !text.isBlank() ? text : !summary.isBlank() ? summary : "The voice agent gave no summary.", urgency, under));
        }
    }

    private void publish(String toolCallId, String reason, String summary, Urgency urgency, Context under) {
        turns.flush();
        var event = escalation(toolCallId, reason, Redaction.text(summary), urgency,
                scope.facts().agent.departmentOf(reason).orElse(scope.facts().placed.department()), EscalationMode.ANNOUNCE);
        scope.context().whenSettled(scope.services().config.waits().contextBeforeClose(), () -> scope.publish(Topics.ESCALATIONS, event, under));
    }

    /** The caller knows why: the leg may move. */
    void announced(EscalationAnnounced announced) {
        scope.context().set(Map.of(SessionFields.INTENDED_END, "transfer"));
        turns.flush();
        scope.publish(Topics.ESCALATIONS, new ControlEvent.EscalationAnnounced(scope.facts().callId(), scope.wallNow(), announced.toolCallId()),
                scope.trace().of(announced.toolCallId()));
    }

    /** To the operator, at once: the stream ends and the gateway asks the context why. */
    void operator(OperatorReason reason) {
        boolean caller = reason == OperatorReason.PRESSED_ZERO;
        boolean budget = reason == OperatorReason.BUDGET_SPENT;
        String why = caller ? "caller_pressed_0" : budget ? "budget_spent" : "model_failed";
        scope.context().set(Map.of(SessionFields.INTENDED_END, "operator", SessionFields.END_REASON, why));
        scope.services().metrics.operatorRequested(reason.name().toLowerCase(Locale.ROOT));
        if (!caller && !budget) {
            scope.fault("model_" + reason.name().toLowerCase(Locale.ROOT), "the caller goes to the operator");
        }
        turns.flush();
        String summary = caller ? "The caller pressed 0 for the operator."
                : budget ? "The call has cost what it may; see the transcript for what is open." : "The voice agent could not go on; see the transcript.";
        scope.publish(Topics.ESCALATIONS, escalation(null, why, summary, Urgency.MEDIUM, null, EscalationMode.IMMEDIATE), scope.trace().context());
        scope.input().accept(new CallInput.HangUpRequested("operator"));
    }

    void switchAgent(AgentSwitchRequested asked) {
        String wanted = Arguments.text(Arguments.read(asked.argumentsJson()), "agent", "");
        VoiceAgent from = scope.facts().agent;
        setup.agent(wanted).filter(agent -> from.handsOverTo().contains(agent.name())).ifPresentOrElse(
                agent -> switchTo(agent, from, asked.toolCallId()),
                () -> scope.input().accept(new CallInput.ToolAnswered(asked.toolCallId(), ToolRequests.output(ToolStatus.INVALID_ARGUMENTS, null,
                        "I can't hand you over there, but I can help you myself or get a person."), "", ToolStatus.INVALID_ARGUMENTS.wireName())));
    }

    void decided(DecisionRecorded decision) {
        JsonNode arguments = Redaction.tree(Arguments.read(decision.argumentsJson()));
        Map<String, String> fields = new HashMap<>();
        arguments.path("fields").properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        scope.tell(new ControlEvent.DecisionRecorded(scope.facts().callId(), scope.wallNow(), scope.facts().agent.name(),
                Arguments.text(arguments, "intent", "unknown"), fields, Arguments.text(arguments, "confidence", "unknown"),
                Arguments.text(arguments, "next", "")));
    }

    private void switchTo(VoiceAgent agent, VoiceAgent from, String toolCallId) {
        scope.facts().agent = agent;
        // which model serves it is told when another takes over: the one that is there may serve it too
        scope.context().set(Map.of(SessionFields.AGENT, agent.name()));
        scope.tell(new ControlEvent.AgentSwitched(scope.facts().callId(), scope.wallNow(), from.name(), agent.name(), "transfer_to_agent"));
        String language = CallSetup.language(scope.facts().language, agent);
        scope.facts().language = language;
        scope.input().accept(new CallInput.AgentSwitched(toolCallId, setup.session(scope.facts().placed, agent, language), Manners.of(agent, language),
                ToolRequests.output(ToolStatus.OK, null, "You are the " + agent.name() + " agent now.")));
    }

    private ControlEvent.EscalationRequested escalation(String toolCallId, String reason, String summary, Urgency urgency, String department,
            EscalationMode mode) {
        CallFacts facts = scope.facts();
        return new ControlEvent.EscalationRequested(facts.callId(), scope.wallNow(), toolCallId, reason, summary, urgency, department,
                facts.agent.name(), facts.placed.line(), facts.placed.callSid(), facts.caller, mode,
                ReplyPartition.of(scope.services().config.bridgeId()));
    }
}

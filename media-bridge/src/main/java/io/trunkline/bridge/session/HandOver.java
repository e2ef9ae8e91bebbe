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

    private final CallDesk desk;
    private final ToolDesk tools;
    private final TurnLog turns;
    private final CallSetup setup;
    private final Texts texts;

    HandOver(CallDesk desk, ToolDesk tools, TurnLog turns, Texts texts) {
        this.texts = texts;
        this.desk = desk;
        this.tools = tools;
        this.turns = turns;
        this.setup = new CallSetup(desk.around());
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
                desk.facts().agent.departmentOf(reason).orElse(desk.facts().placed.department()), EscalationMode.ANNOUNCE);
        desk.context().whenSettled(desk.around().config.waits().contextBeforeClose(), () -> desk.publish(Topics.ESCALATIONS, event, under));
    }

    /** The caller knows why: the leg may move. */
    void announced(EscalationAnnounced announced) {
        desk.context().set(Map.of(SessionFields.INTENDED_END, "transfer"));
        turns.flush();
        desk.publish(Topics.ESCALATIONS, new ControlEvent.EscalationAnnounced(desk.facts().callId(), desk.wallNow(), announced.toolCallId()),
                desk.trace().of(announced.toolCallId()));
    }

    /** To the operator, at once: the stream ends and the gateway asks the context why. */
    void operator(OperatorReason reason) {
        boolean caller = reason == OperatorReason.PRESSED_ZERO;
        boolean budget = reason == OperatorReason.BUDGET_SPENT;
        String why = caller ? "caller_pressed_0" : budget ? "budget_spent" : "model_failed";
        desk.context().set(Map.of(SessionFields.INTENDED_END, "operator", SessionFields.END_REASON, why));
        desk.around().metrics.operatorRequested(reason.name().toLowerCase(Locale.ROOT));
        if (!caller && !budget) {
            desk.fault("model_" + reason.name().toLowerCase(Locale.ROOT), "the caller goes to the operator");
        }
        turns.flush();
        String summary = caller ? "The caller pressed 0 for the operator."
                : budget ? "The call has cost what it may; see the transcript for what is open." : "The voice agent could not go on; see the transcript.";
        desk.publish(Topics.ESCALATIONS, escalation(null, why, summary, Urgency.MEDIUM, null, EscalationMode.IMMEDIATE), desk.trace().context());
        desk.input().accept(new CallInput.HangUpRequested("operator"));
    }

    void switchAgent(AgentSwitchRequested asked) {
        String wanted = Arguments.text(Arguments.read(asked.argumentsJson()), "agent", "");
        VoiceAgent from = desk.facts().agent;
        setup.agent(wanted).filter(agent -> from.handsOverTo().contains(agent.name())).ifPresentOrElse(
                agent -> switchTo(agent, from, asked.toolCallId()),
                () -> desk.input().accept(new CallInput.ToolAnswered(asked.toolCallId(), ToolDesk.output(ToolStatus.INVALID_ARGUMENTS, null,
                        "I can't hand you over there, but I can help you myself or get a person."), "", ToolStatus.INVALID_ARGUMENTS.wireName())));
    }

    void decided(DecisionRecorded decision) {
        JsonNode arguments = Redaction.tree(Arguments.read(decision.argumentsJson()));
        Map<String, String> fields = new HashMap<>();
        arguments.path("fields").properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        desk.tell(new ControlEvent.DecisionRecorded(desk.facts().callId(), desk.wallNow(), desk.facts().agent.name(),
                Arguments.text(arguments, "intent", "unknown"), fields, Arguments.text(arguments, "confidence", "unknown"),
                Arguments.text(arguments, "next", "")));
    }

    private void switchTo(VoiceAgent agent, VoiceAgent from, String toolCallId) {
        desk.facts().agent = agent;
        // which model serves it is told when another takes over: the one that is there may serve it too
        desk.context().set(Map.of(SessionFields.AGENT, agent.name()));
        desk.tell(new ControlEvent.AgentSwitched(desk.facts().callId(), desk.wallNow(), from.name(), agent.name(), "transfer_to_agent"));
        String language = CallSetup.language(desk.facts().language, agent);
        desk.facts().language = language;
        desk.input().accept(new CallInput.AgentSwitched(toolCallId, setup.session(desk.facts().placed, agent, language), Manners.of(agent, language),
                ToolDesk.output(ToolStatus.OK, null, "You are the " + agent.name() + " agent now.")));
    }

    private ControlEvent.EscalationRequested escalation(String toolCallId, String reason, String summary, Urgency urgency, String department,
            EscalationMode mode) {
        CallFacts facts = desk.facts();
        return new ControlEvent.EscalationRequested(facts.callId(), desk.wallNow(), toolCallId, reason, summary, urgency, department,
                facts.agent.name(), facts.placed.line(), facts.placed.callSid(), facts.caller, mode,
                ReplyPartition.of(desk.around().config.bridgeId()));
    }
}

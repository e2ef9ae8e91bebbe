package io.trunkline.call.session;

import io.trunkline.call.BuiltInTools;
import io.trunkline.call.CallConfig;
import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.CallNotice.AgentSwitchRequested;
import io.trunkline.call.CallNotice.DecisionRecorded;
import io.trunkline.call.CallNotice.EndRequested;
import io.trunkline.call.CallNotice.EscalationRequested;
import io.trunkline.call.CallNotice.ToolRequested;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;

/** What is done about each tool the model calls, and about each answer. */
final class ToolDispatch {

    private final CallConfig config;
    private final ToolCalls calls;
    private final Handover handover;
    private final Farewell farewell;
    private final SessionSetup setup;

    ToolDispatch(CallConfig config, ToolCalls calls, Handover handover, Farewell farewell, SessionSetup setup) {
        this.config = config;
        this.calls = calls;
        this.handover = handover;
        this.farewell = farewell;
        this.setup = setup;
    }

    /** Acts on a call the model finished writing; returns whether it did. */
    boolean requested(ToolCallRequested call, long now, Effects out) {
        if (!call.completed() || !calls.isNew(call.toolCallId())) {
            return false;
        }
        String id = call.toolCallId();
        String arguments = call.argumentsJson();
        switch (call.name()) {
            case BuiltInTools.RECORD -> {
                calls.answerSilently(call.responseId(), id, config.toolTexts().ok(), out);
                out.notice(new DecisionRecorded(id, arguments));
            }
            case BuiltInTools.END_CALL -> {
                finishFarewell(config.toolTexts().ok(), out);
                farewell.begin(id, arguments, now);
                out.notice(new EndRequested(id, arguments));
            }
            case BuiltInTools.ESCALATE -> escalate(call, now, out);
            case BuiltInTools.TRANSFER -> {
                calls.open(id, call.name(), false, now);
                out.notice(new AgentSwitchRequested(id, arguments));
            }
            default -> out.notice(new ToolRequested(id, call.name(), arguments, calls.open(id, call.name(), false, now)));
        }
        return true;
    }

    private void escalate(ToolCallRequested call, long now, Effects out) {
        if (handover.begun()) {
            calls.answerSilently(call.responseId(), call.toolCallId(), config.toolTexts().ok(), out);
            return;
        }
        handover.requested(call.toolCallId());
        calls.open(call.toolCallId(), call.name(), true, now);
        out.notice(new EscalationRequested(call.toolCallId(), call.argumentsJson()));
    }

    void answered(ToolAnswered answer, Effects out) {
        ToolCalls.Open call = calls.answer(answer.toolCallId(), answer.outputJson(), out);
        if (call != null && call.escalation()) {
            handover.refused(call.toolCallId());
        }
    }

    void escalated(EscalationAnswered answer, long now, Effects out) {
        if (calls.answer(answer.toolCallId(), answer.outputJson(), out) != null) {
            handover.answered(now);
        }
    }

    void switched(AgentSwitched answer, Effects out) {
        if (calls.waitsFor(answer.toolCallId())) {
            setup.switchTo(answer.config(), out);
        }
        calls.answer(answer.toolCallId(), answer.outputJson(), out);
    }

    /** The caller speaks again: no end now. */
    void callGoesOn(Effects out) {
        finishFarewell(config.toolTexts().callGoesOn(), out);
    }

    private void finishFarewell(String outputJson, Effects out) {
        String ending = farewell.cancel();
        if (ending != null) {
            out.model(SubmitToolResults.of(ending, outputJson));
        }
    }

    void settle(long now, Effects out) {
        for (ToolCalls.Open late : calls.settle(now, out)) {
            if (late.escalation()) {
                handover.answered(now);
            }
        }
    }
}

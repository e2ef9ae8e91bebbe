package io.trunkline.call.session;

import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.CallNotice.FinishReason;
import io.trunkline.call.Effects;

/** What our own side tells, and how it moves the parts of a call. */
final class OwnEvents {

    private final CallParts call;

    OwnEvents(CallParts call) {
        this.call = call;
    }

    void timePassed(long now, Effects out) {
        if (now >= call.uplink.due()) {
            call.uplink.flush(out);
        }
    }

    void toolAnswered(ToolAnswered answer, Effects out) {
        call.tools.answered(answer, out);
    }

    void escalationAnswered(EscalationAnswered answer, long now, Effects out) {
        call.tools.escalated(answer, now, out);
    }

    void agentSwitched(AgentSwitched answer, Effects out) {
        call.tools.switched(answer, out);
    }

    void callerIdentified(CallerIdentified caller, Effects out) {
        if (!call.over()) {
            call.greeting.identified(caller);
            call.model.identified(caller, out);
        }
    }

    void digitCollection(boolean active) {
        call.keypad.collecting(active);
    }

    void hangUpRequested(HangUpRequested request, long now, Effects out) {
        call.ending.hangUp(FinishReason.HUNG_UP, request.reason(), now, out);
    }
}

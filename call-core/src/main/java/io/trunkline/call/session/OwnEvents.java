package io.trunkline.call.session;

import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.LanguageSwitched;
import io.trunkline.call.CallInput.LanguageTold;
import io.trunkline.call.CallInput.Spent;
import io.trunkline.call.CallInput.TextWanted;
import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.CallNotice.FinishReason;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelProfile.Ability;

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
        if (!call.resuming.keeps((later, effects) -> call.tools.answered(answer, effects))) {
            call.tools.answered(answer, out);
        }
    }

    void escalationAnswered(EscalationAnswered answer, long now, Effects out) {
        if (!call.resuming.keeps((later, effects) -> call.tools.escalated(answer, later, effects))) {
            call.tools.escalated(answer, now, out);
        }
    }

    void agentSwitched(AgentSwitched answer, Effects out) {
        call.tools.switched(answer, out);
        if (answer.manner() != null) {
            call.become(answer.manner());
        }
    }

    void spent(Spent spent) {
        call.spending.spent(spent.usd());
    }

    void textWanted(TextWanted wanted, long now, Effects out) {
        boolean modelThere = !call.over() && call.model.ready() && !call.model.lost() && call.profile().can(Ability.TEXT_ASIDE);
        call.questions.ask(wanted, modelThere, now, out);
    }

    void languageTold(LanguageTold told, Effects out) {
        if (!call.over()) {
            call.languages.told(told.language(), told.sure(), out);
        }
    }

    void languageSwitched(LanguageSwitched switched, Effects out) {
        if (!call.over()) {
            call.model.speak(switched.config(), call.speech.spoken() || call.responses.busy(), out);
            call.speak(switched.language());
        }
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

    void resumed(Resumed resumed, long now) {
        if (!call.over()) {
            call.resuming.told(resumed, now);
        }
    }

    void hangUpRequested(HangUpRequested request, long now, Effects out) {
        call.ending.hangUp(FinishReason.HUNG_UP, request.reason(), now, out);
    }
}

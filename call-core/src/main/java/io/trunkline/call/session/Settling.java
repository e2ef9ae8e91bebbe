package io.trunkline.call.session;

import io.trunkline.call.CallNotice.EscalationAnnounced;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.CallNotice.SilencePrompted;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.Clip;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelProfile.Ability;

/** What waits for a condition or a moment: looked at after each event but audio. */
final class Settling {

    /** How a call ends whose caller was silent. */
    private static final String GAVE_UP = "{\"outcome\":\"unresolved\",\"why\":\"caller_silent\"}";

    private final CallParts call;

    Settling(CallParts call) {
        this.call = call;
    }

    void settle(long now, Effects out) {
        if (!call.over() && !call.agentIsOut()) {
            trouble(now, out);
        }
        if (!call.over() && !call.agentIsOut()) {
            call.resuming.remember(now, out);
        }
        if (!call.over() && call.ending.live() && !call.agentIsOut()) {
            call.keys.settle(now, out);
            conversation(now, out);
        }
        if (!call.over() && !call.agentIsOut()) {
            call.feed.need(call.profile().can(Ability.GAPLESS_INPUT) && call.model.ready());
            call.feed.settle(now, out);
        }
        if (!call.over()) {
            call.questions.settle(now, out);
            call.ending.settle(!call.responses.busy() && call.speech.idle(), now, out);
        }
    }

    private void trouble(long now, Effects out) {
        OperatorReason trouble = call.watchdog.settle(call.responses.callerSpeaks(), now);
        // a goodbye that is being heard needs no model any more
        if (trouble == null && !call.succession.replacing() || call.farewell.pending()) {
            return;
        }
        OperatorReason operator = call.succession.replace(trouble, now, out);
        if (operator != null) {
            call.responses.forgetWaiting();
            call.speech.silence(now, out);
            call.speech.playClip(Clip.APOLOGY, out);
            call.leaving.afterClip(operator, now);
        }
    }

    private void conversation(long now, Effects out) {
        if (call.agentIsOut()) {
            return;
        }
        call.responses.expire(now);
        call.resuming.settle(now, out);
        StartResponse opening = call.greeting.take(now);
        if (opening != null) {
            call.responses.requestAtOnce(opening);
        }
        call.tools.settle(now, out);
        call.hosted.settle(now);
        call.spending.settle(!call.handover.begun() && !call.farewell.pending() && call.model.ready(), out);
        call.fillerAnswered(out);
        call.filler.settle(call.still(), now);
        silentCaller(now, out);
        if (call.responses.settle(call.model.ready(), now, out)) {
            call.watchdog.answerDue(now);
            call.speech.expect();
        }
        patience(now, out);
        call.lastWords.settle(call.still(), now, out);
        call.succession.renew(call.callersTurn(), now, out);
        handover(now, out);
    }

    private void silentCaller(long now, Effects out) {
        Silence.Prompt prompt = call.silence.settle(call.callersTurn(), now);
        if (prompt == null) {
            return;
        }
        if (prompt.last()) {
            call.lastWords.thenEnd(prompt.response(), GAVE_UP);
        } else {
            call.responses.request(prompt.response());
        }
        out.notice(new SilencePrompted(prompt.step()));
    }

    private void handover(long now, Effects out) {
        EscalationAnnounced announced = call.handover.settle(call.responses.quiet() && call.speech.idle(), now);
        if (announced != null) {
            out.notice(announced);
            call.leaving.moving(now);
        }
    }

    /** A model that takes its time: the caller hears from us that it takes a moment, in a voice that needs no model. */
    private void patience(long now, Effects out) {
        boolean free = call.speech.idle() && !call.responses.callerSpeaks() && !call.farewell.pending();
        boolean stalls = call.responses.stalls() && call.toolCalls.open().isEmpty() && !call.hosted.pending();
        if (free && stalls && call.speech.brokeOff()) {
            // nobody thinks in the middle of a word
            call.watchdog.answerDue(now);
        } else if (free && stalls) {
            call.watchdog.responseStalls(now);
        }
        if (call.watchdog.takeWait(free, now)) {
            call.speech.playClip(Clip.MOMENT, out);
        }
    }

    long nextDeadline() {
        if (call.over()) {
            return Deadline.NEVER;
        }
        long always = Math.min(call.ending.deadline(), call.questions.deadline());
        if (call.agentIsOut()) {
            return always;
        }
        if (!call.ending.live()) {
            return Math.min(always, call.feed.deadline());
        }
        long ends = Math.min(always, Math.min(call.farewell.deadline(), call.handover.deadline()));
        long answers = Math.min(Math.min(call.watchdog.deadline(), call.toolCalls.deadline()), Math.min(call.responses.deadline(), call.keypad.deadline()));
        long manners = Math.min(Math.min(call.silence.deadline(), call.filler.deadline()), Math.min(call.lastWords.deadline(), call.hosted.deadline()));
        long sessions = call.farewell.pending() && call.succession.replacing() ? Deadline.NEVER : call.succession.deadline();
        return Math.min(Math.min(Math.min(ends, answers), Math.min(sessions, call.feed.deadline())), Math.min(Math.min(call.greeting.deadline(), call.resuming.deadline()), manners));
    }
}

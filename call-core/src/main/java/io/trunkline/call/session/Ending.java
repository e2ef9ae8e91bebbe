package io.trunkline.call.session;

import io.trunkline.call.CallNotice.FinishReason;
import io.trunkline.call.CallNotice.Finished;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.CallNotice.OperatorRequested;
import io.trunkline.call.Effects;
import io.trunkline.call.Timings;
import io.trunkline.call.carrier.CarrierCommand.HangUp;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.model.ModelCommand.CloseSession;

/** Every way in which a call ends, and that it ends once. */
final class Ending {

    private final Speech speech;
    private final ToolCalls toolCalls;
    private final ModelLink model;
    private final Farewell farewell;
    private final Leaving leaving;
    private final OutOfBandQuestions questions;
    private final Counts counts;
    private final Deadline claim = new Deadline();
    private boolean live;
    private boolean over;

    Ending(Speech speech, ToolCalls toolCalls, ModelLink model, Farewell farewell, Leaving leaving, OutOfBandQuestions questions, Counts counts) {
        this.speech = speech;
        this.toolCalls = toolCalls;
        this.model = model;
        this.farewell = farewell;
        this.leaving = leaving;
        this.questions = questions;
        this.counts = counts;
    }

    void prepared(long now, Timings timings) {
        claim.set(now, timings.unclaimed());
    }

    void claimed() {
        live = true;
        claim.clear();
    }

    /** Whether a stream has claimed the call. */
    boolean live() {
        return live;
    }

    boolean over() {
        return over;
    }

    void streamStopped(StopReason reason, long now, Effects out) {
        if (leaving.begun()) {
            finish(FinishReason.HANDED_OVER, "", now, out);
        } else if (reason == StopReason.CONNECTION_LOST) {
            finish(FinishReason.STREAM_LOST, "", now, out);
        } else if (farewell.pending()) {
            finish(FinishReason.AGENT_ENDED, farewell.argumentsJson(), now, out);
        } else {
            finish(FinishReason.CALLER_HUNG_UP, "", now, out);
        }
    }

    /** {@code allSaid}: no response runs, and the caller heard all of it. */
    void settle(boolean allSaid, long now, Effects out) {
        OperatorReason operator = leaving.operator(speech.idle(), now);
        if (operator != null) {
            out.notice(new OperatorRequested(operator));
        }
        if (leaving.overdue(now)) {
            hangUp(FinishReason.HANDED_OVER, "carrier did not move the leg", now, out);
        } else if (!leaving.toOperator() && farewell.over(allSaid, now)) {
            hangUp(FinishReason.AGENT_ENDED, farewell.argumentsJson(), now, out);
        } else if (claim.take(now)) {
            finish(FinishReason.UNCLAIMED, "", now, out);
        }
    }

    void hangUp(FinishReason reason, String detail, long now, Effects out) {
        if (live && !over) {
            out.carrier(new HangUp());
        }
        finish(reason, detail, now, out);
    }

    private void finish(FinishReason reason, String detail, long now, Effects out) {
        if (over) {
            return;
        }
        over = true;
        toolCalls.forget();
        questions.giveUp(out);
        speech.stop(reason == FinishReason.STREAM_LOST, now, out);
        if (!model.lost()) {
            out.model(new CloseSession());
        }
        out.notice(new Finished(reason, detail, counts.snapshot(), speech.quality().line(counts.framesMissing)));
    }

    long deadline() {
        return Math.min(claim.at(), leaving.deadline());
    }
}

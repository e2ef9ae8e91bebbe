package io.trunkline.call.session;

import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.resume.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The first words of a call that another bridge held: none, if nothing was missed and nothing is due, and the caller goes on; never a greeting. The model is told what was said as soon
 * as it listens, the caller hears the rest of the sentence that was cut, or the answer that is due, behind an apology if they noticed.
 */
final class Resuming {

    /** Silence that a caller takes for a pause of the conversation. */
    private static final Duration UNNOTICED = Duration.ofSeconds(2);
    private static final String CUT_OFF = "The line broke off for a moment while you were speaking. You say the sentence again that was cut."
            + " Then go on from there; don't greet the caller again.";
    private static final String NOT_HEARD = "The line broke off for a moment while the caller was speaking: their last words are lost, and they are asked to say them again.";
    private static final String FOUND_AGAIN = "What was said before the line broke off is known again:";
    private static final String FORGOTTEN = "The line broke off for a moment, and nothing is known of what was said before. Ask kindly for what you need.";

    private final CallParts call;
    private boolean waits;
    private boolean remembered;
    private Resumed told;
    /** What came after the call had gone on without it. */
    private Resumed late;
    private long toldAt;
    /** Answers to what the other bridge asked, from before anybody could be told of them. */
    private final List<EarlyAnswer> early = new ArrayList<>();
    /** When a caller whose turn it seems to be, and who says nothing, has noticed after all: they wait for words they missed, or have spoken to nobody. */
    private final Deadline noticing = new Deadline();

    /** What is done about an answer once the call goes on. */
    interface EarlyAnswer {
        void take(long now, Effects out);
    }

    /** {@code resumes}: another bridge held this call. */
    Resuming(CallParts call, boolean resumes) {
        this.call = call;
        this.waits = resumes;
        if (resumes) {
            call.greeting.hold();
        }
    }

    /** Whether it isn't decided yet how the call goes on. */
    boolean pending() {
        return waits;
    }

    void told(Resumed resumed, long now) {
        if (told == null && waits) {
            told = resumed;
            toldAt = now;
        } else if (told != null && told.standing() == Standing.UNKNOWN && resumed.standing() != Standing.UNKNOWN) {
            late = resumed;
        }
    }

    /** Another session took over from one that failed: it was told what was said, as far as that was known. */
    void sessionReplaced() {
        remembered |= told != null;
    }

    /** Keeps an answer that came before it is decided how the call goes on; what it answers isn't open until then. Returns whether it did. */
    boolean keeps(EarlyAnswer answer) {
        boolean undecided = waits || late != null;
        if (undecided) {
            early.add(answer);
        }
        return undecided;
    }

    /** The model learns what was said, before the caller joins if it can. */
    void remember(long now, Effects out) {
        if (waits && told != null && !remembered && call.model.ready()) {
            remembered = true;
            told.memory().forEach(out::model);
            note(told, out);
        }
        if (late != null && !waits && call.model.ready()) {
            out.model(new AppendContext(Voice.SYSTEM, FOUND_AGAIN));
            late.memory().forEach(out::model);
            note(late, out);
            awaitAnswers(late, now, out);
            late = null;
        }
    }

    /** To be called for a caller who is there. */
    void settle(long now, Effects out) {
        if (waits && told != null && call.model.ready()) {
            waits = false;
            awaitAnswers(told, now, out);
            goOn(told.silentNanos() + now - toldAt > UNNOTICED.toNanos());
        }
        if (noticing.take(now) && call.callersTurn()) {
            say(told.unfinished());
        }
    }

    /** The caller speaks, or presses a key: they don't wait for us. */
    void callerIsThere() {
        noticing.clear();
    }

    long deadline() {
        return noticing.at();
    }

    private void goOn(boolean noticed) {
        switch (told.standing()) {
            case NEW -> call.greeting.release();
            case AGENT_SPEAKING -> sayAgain();
            case CALLER_SPEAKING, UNKNOWN -> say(call.phrases().sayAgain());
            case ANSWER_DUE -> answer(noticed);
            case CALLERS_TURN -> {
                if (noticed) {
                    say(told.unfinished());
                } else {
                    noticing.set(toldAt, UNNOTICED.minusNanos(told.silentNanos()));
                }
            }
        }
        if (told.standing() != Standing.NEW) {
            call.greeting.leaveOut();
        }
    }

    private void note(Resumed told, Effects out) {
        String note = switch (told.standing()) {
            case AGENT_SPEAKING -> CUT_OFF;
            case CALLER_SPEAKING -> NOT_HEARD;
            case UNKNOWN -> FORGOTTEN;
            case NEW, CALLERS_TURN, ANSWER_DUE -> null;
        };
        if (note != null) {
            out.model(new AppendContext(Voice.SYSTEM, note));
        }
        told.pending().forEach(tool -> out.model(new AppendContext(Voice.SYSTEM,
                "You called the tool " + tool.name() + " with " + tool.argumentsJson() + " and its answer is on its way. Don't call it again.")));
    }

    /** A sentence whose words aren't known is the model's to find again. */
    private void sayAgain() {
        say(told.unfinished());
        if (told.unfinished().isBlank() && told.pending().isEmpty()) {
            call.responses.request(StartResponse.plain());
        }
    }

    private void answer(boolean noticed) {
        if (noticed) {
            say("");
        }
        if (told.pending().isEmpty()) {
            call.responses.request(StartResponse.plain());
        }
    }

    private void say(String words) {
        call.responses.request(Exactly.say((call.phrases().lost() + " " + words).strip()));
    }

    private void awaitAnswers(Resumed resumed, long now, Effects out) {
        resumed.pending().forEach(this::awaitAnswer);
        early.forEach(answer -> answer.take(now, out));
        early.clear();
    }

    private void awaitAnswer(Resumed.Pending tool) {
        if (call.toolCalls.isNew(tool.toolCallId())) {
            if (tool.escalation()) {
                call.handover.requested(tool.toolCallId());
            }
            call.toolCalls.open(tool.toolCallId(), tool.name(), tool.escalation(), toldAt);
        }
    }
}

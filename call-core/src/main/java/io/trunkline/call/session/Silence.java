package io.trunkline.call.session;

import io.trunkline.call.manner.Manner;
import io.trunkline.call.manner.Patience;
import io.trunkline.call.manner.Phrases;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.ToolUse;
import java.time.Duration;

/**
 * A caller who says nothing: help with the question, "are you still there?", an offer to call back, goodbye. The clock of each step runs only while nobody
 * speaks, nothing is being played or done. Words of the caller begin it all again; a caller who asked to wait, or must look something up, gets more time first.
 */
final class Silence {

    private enum Step { GUIDANCE, STILL_THERE, CALL_BACK, GOODBYE, OVER }

    private static final long NO = -1;
    private static final Step[] STEPS = Step.values();

    private boolean able;
    private Patience wanted;
    private Patience patience;
    private Phrases phrases;
    private Step step = Step.GUIDANCE;
    private boolean first = true;
    private boolean asksToWait;
    private String question = "";
    /** Whether the answer to {@link #question} must be looked up; kept, since the deadline is asked for after every event. */
    private boolean searches;
    private long stillSince = NO;

    /** {@code able}: the provider tells when the caller speaks; without, silence can't be told. */
    Silence(Manner manner, boolean able) {
        this.able = able;
        become(manner);
    }

    /** The sentence for a step; {@code last}: the call ends behind it. */
    record Prompt(String step, StartResponse response, boolean last) {
    }

    /** Another provider serves the call, which tells when the caller speaks, or doesn't. */
    void use(boolean tells) {
        able = tells;
        patience = able ? wanted : Patience.ENDLESS;
    }

    void become(Manner other) {
        wanted = other.patience();
        patience = able ? wanted : Patience.ENDLESS;
        phrases = other.phrases();
        searches = phrases.mustBeLookedUp(question);
    }

    /** What the agent said last decides what the caller is silent about. */
    void agentSaid(String text) {
        String said = text.strip();
        boolean asks = said.endsWith("?") || said.endsWith("\uFF1F") || said.endsWith("\u061F");
        question = asks ? lastSentence(said) : "";
        searches = phrases.mustBeLookedUp(question);
    }

    void callerSaid(String text) {
        callerIsThere();
        asksToWait = phrases.asksToWait(text);
    }

    /** A key, or words that nobody could write down. */
    void callerIsThere() {
        step = Step.GUIDANCE;
        first = true;
        asksToWait = false;
    }

    /** The provider has asked by itself. */
    void providerPrompted() {
        step = step.compareTo(Step.CALL_BACK) < 0 ? Step.CALL_BACK : step;
        first = false;
    }

    /** The step that is due, {@code null} if none is. {@code still}: nobody speaks, all was heard, and nothing is being done. */
    Prompt settle(boolean still, long now) {
        stillSince = !still ? NO : stillSince == NO ? now : stillSince;
        if (now < deadline()) {
            return null;
        }
        Step due = next();
        step = STEPS[due.ordinal() + 1];
        first = false;
        stillSince = NO;
        return prompt(due);
    }

    private Prompt prompt(Step due) {
        return switch (due) {
            case GUIDANCE -> new Prompt("guidance", new StartResponse(phrases.guidance().replace("{question}", question), ToolUse.NONE), false);
            case STILL_THERE -> new Prompt("still_there", Exactly.say(phrases.stillThere()), false);
            case CALL_BACK -> new Prompt("call_back", Exactly.say(phrases.callBack()), false);
            case GOODBYE -> new Prompt("goodbye", Exactly.say(phrases.goodbye()), true);
            case OVER -> throw new IllegalStateException("nothing comes behind the goodbye");
        };
    }

    long deadline() {
        Step due = next();
        return stillSince == NO || due == Step.OVER ? Deadline.NEVER : stillSince + wait(due).toNanos();
    }

    /** The first step from here on that isn't left out. */
    private Step next() {
        Step next = step;
        while (next != Step.OVER && (wait(next).isZero() || next == Step.GUIDANCE && (question.isEmpty() || asksToWait))) {
            next = STEPS[next.ordinal() + 1];
        }
        return next;
    }

    private Duration wait(Step of) {
        Duration usual = switch (of) {
            case GUIDANCE -> patience.guidance();
            case STILL_THERE -> patience.stillThere();
            case CALL_BACK -> patience.callBack();
            case GOODBYE -> patience.goodbye();
            case OVER -> Duration.ZERO;
        };
        if (!first || usual.isZero()) {
            return usual;
        }
        Duration more = asksToWait ? patience.holdOn() : searches ? patience.searching() : usual;
        return more.compareTo(usual) > 0 ? more : usual;
    }

    private static String lastSentence(String text) {
        int end = text.length() - 1;
        int before = Math.max(text.lastIndexOf(". ", end), Math.max(text.lastIndexOf("! ", end), text.lastIndexOf("? ", end)));
        return text.substring(before < 0 ? 0 : before + 2);
    }
}

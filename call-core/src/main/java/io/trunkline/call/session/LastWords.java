package io.trunkline.call.session;

import io.trunkline.call.CallNotice.EndRequested;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.StartResponse;
import java.time.Duration;

/** A sentence of ours that closes the conversation: behind it the call ends, as if the agent had asked for it, or an operator comes. */
final class LastWords {

    private final Responses responses;
    private final Farewell farewell;
    private final Leaving leaving;
    private final Duration patience;
    private final Deadline heard = new Deadline();
    private StartResponse asked;
    private String endJson;
    private OperatorReason operator;

    LastWords(Responses responses, Farewell farewell, Leaving leaving, Duration patience) {
        this.responses = responses;
        this.farewell = farewell;
        this.leaving = leaving;
        this.patience = patience;
    }

    /** Ends the call behind {@code words}, unless the caller speaks again; {@code argumentsJson} as of the tool that ends calls. */
    void thenEnd(StartResponse words, String argumentsJson) {
        asked = words;
        endJson = argumentsJson;
        operator = null;
        responses.request(words);
    }

    /** Gives the caller to a human behind {@code words}, whatever they say. */
    void thenOperator(StartResponse words, OperatorReason why) {
        asked = words;
        operator = why;
        responses.request(words);
    }

    /** Whether a closing sentence waits or is being said. */
    boolean pending() {
        return asked != null || heard.isSet();
    }

    /** The caller speaks before anything was said: no end now, but an operator was promised all the same. */
    void callerSpeaks() {
        if (asked != null && operator == null && responses.withdraw(asked)) {
            asked = null;
        }
    }

    /** To be called behind {@link Responses#settle}. {@code still}: nothing runs or waits, nobody speaks, all was heard. */
    void settle(boolean still, long now, Effects out) {
        if (asked != null && responses.isSent(asked)) {
            asked = null;
            if (operator == null) {
                farewell.begin(null, endJson, now);
                out.notice(new EndRequested(null, endJson));
            } else {
                heard.set(now, patience);
            }
        } else if (heard.isSet() && (still || heard.take(now))) {
            heard.clear();
            responses.forgetWaiting();
            leaving.atOnce(operator);
        }
    }

    long deadline() {
        return heard.at();
    }
}

package io.trunkline.bridge.session;

import io.trunkline.call.CallNotice.Finished;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.redis.SessionFields;
import java.util.Map;

/** How the stream ends: the intended end stands in the context before the socket is closed; what it came to is told afterwards. */
final class Ending {
    private static final String RESOLVED = "resolved";
    private static final String UNRESOLVED = "unresolved";
    private static final String OPERATOR = "operator";
    private static final String MOVED = "moved";

    private final CallScope scope;
    private String agentsWord;
    private boolean operator;
    private boolean transfer;
    private boolean moved;
    private boolean farewell;
    private boolean hungUp;

    Ending(CallScope scope) {
        this.scope = scope;
    }

    void agentWantsEnd(String argumentsJson) {
        agentsWord = outcome(argumentsJson);
        farewell = true;
        scope.context().set(Map.of(SessionFields.FAREWELL, agentsWord));
    }

    /** The caller said something: if the agent was saying goodbye, the call may go on, and should after a loss. */
    void callerSpoke() {
        if (farewell) {
            farewell = false;
            scope.context().set(Map.of(SessionFields.FAREWELL, ""));
        }
    }

    /** Another bridge is to go on with the call. */
    void movedAway() {
        moved = true;
    }

    void operatorWanted() {
        operator = true;
    }

    void transferAnnounced() {
        transfer = true;
    }

    /** Writes how the end is meant; call before closing the socket. Nothing written is a loss: the gateway places the call anew. */
    void beforeHangUp() {
        if (operator || transfer) {
            return;
        }
        if (moved && !farewell) {
            scope.context().set(Map.of(SessionFields.INTENDED_END, MOVED));
        } else if (agentsWord != null) {
            hungUp = true;
            scope.context().set(Map.of(SessionFields.INTENDED_END, agentsWord));
        }
    }

    /** Whether the voice agent hung up or, when the stream ended, was saying goodbye: what the context says of it, without the context. */
    boolean saidGoodbye() {
        return hungUp || (farewell && !operator && !transfer);
    }

    void finished(Finished finished, long now) {
        CallFacts facts = scope.facts();
        String outcome = outcome(finished);
        if (facts.streaming()) {
            scope.tell(new StreamEnded(facts.callId(), scope.wallNow(), scope.services().config.bridgeId(), outcome, (now - facts.streamNanos) / 1_000_000));
            scope.services().metrics.streamEnded(outcome, finished.counters());
        } else {
            scope.fault("stream_never_came", "the prepared session was closed");
            scope.services().metrics.streamRefused("never_came");
        }
        scope.trace().ended(outcome, outcome.equals("lost") || outcome.equals("failed"));
    }

    private String outcome(Finished finished) {
        return switch (finished.reason()) {
            case CALLER_HUNG_UP -> "hung_up";
            case AGENT_ENDED -> outcome(finished.detail());
            case HANDED_OVER -> operator ? OPERATOR : "transfer";
            case STREAM_LOST -> "lost";
            case HUNG_UP -> operator ? OPERATOR : moved ? MOVED : "lost";
            case UNCLAIMED -> "failed";
        };
    }

    private static String outcome(String argumentsJson) {
        return Arguments.text(Arguments.read(argumentsJson), "outcome", RESOLVED).equals(UNRESOLVED) ? UNRESOLVED : RESOLVED;
    }
}

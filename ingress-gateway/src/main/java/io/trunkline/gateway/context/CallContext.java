package io.trunkline.gateway.context;

import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.Urgency;
import io.trunkline.contracts.event.TransferState;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.TransferFields;
import java.util.Map;
import java.util.Optional;

/**
 * A call as Redis told it at one moment. Immutable.
 *
 * @param callId   ULID
 * @param call     the gateway's hash, empty when the call isn't known
 * @param session  the bridge's hash, empty before a bridge took the call
 * @param transfer the escalation service's hash, empty without one
 */
public record CallContext(String callId, Map<String, String> call, Map<String, String> session, Map<String, String> transfer) {

    public boolean exists() {
        return call.containsKey(CallFields.CALL_SID);
    }

    public boolean ended() {
        return call.containsKey(CallFields.DISPOSITION);
    }

    public String callSid() {
        return call.getOrDefault(CallFields.CALL_SID, "");
    }

    public String line() {
        return call.getOrDefault(CallFields.LINE, "");
    }

    /** @return the department chosen, null if none */
    public String department() {
        return call.get(CallFields.DEPARTMENT);
    }

    /** @return the voice agent that has the call now: the bridge may have switched it */
    public String agent() {
        return session.getOrDefault(SessionFields.AGENT, call.getOrDefault(CallFields.AGENT, ""));
    }

    public String state() {
        return call.getOrDefault(CallFields.STATE, "");
    }

    /** @return 0 before the first stream */
    public int attempt() {
        return Integer.parseInt(call.getOrDefault(CallFields.ATTEMPT, "0"));
    }

    /** @return the bridge it was placed on last, null before */
    public String bridge() {
        return call.get(CallFields.BRIDGE);
    }

    /** @return epoch milliseconds of the first webhook */
    public long createdAt() {
        return Long.parseLong(call.getOrDefault(CallFields.CREATED_AT, "0"));
    }

    public Optional<String> intendedEnd() {
        return Optional.ofNullable(session.get(SessionFields.INTENDED_END));
    }

    /** @return whether the voice agent was saying goodbye */
    public boolean farewell() {
        return !session.getOrDefault(SessionFields.FAREWELL, "").isEmpty();
    }

    /** @return how many of its streams were lost */
    public int losses() {
        String losses = call.getOrDefault(CallFields.LOSSES, "0");
        return losses.matches("\\d{1,6}") ? Integer.parseInt(losses) : 0;
    }

    /** @return why the bridge ended the stream, from a fixed set; empty when it didn't say */
    public String endReason() {
        return session.getOrDefault(SessionFields.END_REASON, "");
    }

    /** @return where the escalation service says a transfer stands; empty without one or for a word we don't know */
    public Optional<TransferState> transferState() {
        String name = transfer.get(TransferFields.STATE);
        for (TransferState state : TransferState.values()) {
            if (state.name().equalsIgnoreCase(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** @return the language chosen by key, null if none */
    public String language() {
        return call.get(CallFields.LANGUAGE);
    }

    /** @return what bridges had added up, null if none had */
    public Double costUsd() {
        String cost = session.getOrDefault(SessionFields.COST_USD, "");
        return cost.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.valueOf(cost) : null;
    }

    public Urgency urgency() {
        return Urgency.of(transfer.get(TransferFields.URGENCY));
    }

    public boolean numberTrusted() {
        return Boolean.parseBoolean(call.get(GatewayFields.NUMBER_TRUSTED));
    }

    public Caller caller() {
        String number = call.get(CallFields.FROM);
        return new Caller(number, session.get(SessionFields.CUSTOMER_ID), session.get(SessionFields.CUSTOMER_NAME),
                number != null && numberTrusted() ? Trust.NUMBER : Trust.NONE);
    }
}

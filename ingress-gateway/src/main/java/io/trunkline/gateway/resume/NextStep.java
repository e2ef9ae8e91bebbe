package io.trunkline.gateway.resume;

import io.trunkline.contracts.event.TransferState;
import io.trunkline.contracts.redis.TransferFields;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.GatewayFields;

/** What to do with a caller whose stream has ended. Pure. */
public sealed interface NextStep {

    /** The voice agent was done. */
    record HangUp() implements NextStep {}

    /** The bridge wants the operator and has told the escalation service. */
    record ToOperator(String reason) implements NextStep {}

    /** A transfer is on its way that the carrier hasn't been told of yet; {@code queue} is null for the department's. */
    record ToQueue(String queue) implements NextStep {}

    /** The leg is moved already, or is being moved: the same again. */
    record Repeat(String twiml) implements NextStep {}

    /** The stream was lost ({@code losses} of them by now), or the bridge lets go of it (then {@code moved}): another bridge. */
    record Reconnect(int attempt, String lostBridge, boolean moved, int losses) implements NextStep {}

    /** Lost too often: the operator, and the gateway says so. */
    record GiveUp() implements NextStep {}

    /** @param ended which stream has ended; @param most lost streams of a call that another follows */
    static NextStep of(CallContext call, int ended, int most) {
        String moved = call.call().get(GatewayFields.MOVE_TWIML);
        if (moved != null) {
            return new Repeat(moved);
        }
        if (call.intendedEnd().isPresent()) {
            return intended(call, ended);
        }
        return call.farewell() ? new HangUp() : unintended(call, ended, most);
    }

    private static NextStep intended(CallContext call, int ended) {
        return switch (call.intendedEnd().orElseThrow()) {
            case "resolved", "unresolved" -> new HangUp();
            case "moved" -> new Reconnect(ended + 1, call.bridge(), true, call.losses());
            case "transfer" -> new ToQueue(call.transfer().get(TransferFields.QUEUE));
            // operator, or a word of a newer bridge: a person is never wrong
            default -> new ToOperator(call.endReason().isEmpty() ? "operator" : call.endReason());
        };
    }

    private static NextStep unintended(CallContext call, int ended, int most) {
        boolean humanKnows = call.transferState().filter(state -> state != TransferState.FAILED).isPresent();
        if (humanKnows) {
            return new ToQueue(call.transfer().get(TransferFields.QUEUE));
        }
        int losses = call.losses() + 1;
        return losses > most ? new GiveUp() : new Reconnect(ended + 1, call.bridge(), false, losses);
    }
}

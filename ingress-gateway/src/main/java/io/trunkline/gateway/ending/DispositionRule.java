package io.trunkline.gateway.ending;

import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.event.TransferState;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.GatewayFields;
import java.util.Optional;
import java.util.Set;

/**
 * How a call ended, from what is known of it when it is over. Pure.
 *
 * @param disposition the one word for the records
 * @param reason      the finer one, from a fixed set
 */
record DispositionRule(Disposition disposition, String reason) {
    /** What bridges write when the operator is wanted by our fault, not by the caller's wish. */
    private static final Set<String> OURS = Set.of("model_failed");

    /** @param status the carrier's last word: completed, busy, failed, no-answer or canceled */
    static DispositionRule of(CallContext call, String status) {
        return switch (status) {
            case "failed" -> new DispositionRule(Disposition.FAILED, "carrier_failed");
            case "busy", "no-answer", "canceled" -> new DispositionRule(Disposition.ABANDONED, status.replace('-', '_'));
            default -> completed(call);
        };
    }

    private static DispositionRule completed(CallContext call) {
        // a message also follows a queue that took nobody
        return withoutAgent(call).orElseGet(() -> withAgent(call));
    }

    /** How calls end that no voice agent took. */
    private static Optional<DispositionRule> withoutAgent(CallContext call) {
        return Optional.ofNullable(switch (call.state()) {
            case GatewayFields.HOLDING -> new DispositionRule(Disposition.ABANDONED, "hung_up_on_hold");
            case GatewayFields.CALL_BACK -> new DispositionRule(Disposition.CALL_BACK, "call_back_promised");
            case GatewayFields.VOICEMAIL -> new DispositionRule(Disposition.VOICEMAIL, "message");
            case GatewayFields.NO_MESSAGE -> new DispositionRule(Disposition.ABANDONED, "left_no_message");
            case GatewayFields.CLASSIC -> new DispositionRule(Disposition.ABANDONED, "hung_up_in_menu");
            default -> null;
        });
    }

    private static DispositionRule withAgent(CallContext call) {
        boolean human = call.transferState().filter(s -> s == TransferState.QUEUED || s == TransferState.CONNECTED).isPresent();
        if (human || call.state().equals(GatewayFields.QUEUED)) {
            return queued(call);
        }
        return switch (call.intendedEnd().orElse("")) {
            case "resolved" -> new DispositionRule(Disposition.RESOLVED_BY_VOICE_AGENT, "resolved");
            case "unresolved" -> new DispositionRule(Disposition.ABANDONED, "unresolved");
            case "operator" -> new DispositionRule(OURS.contains(call.endReason()) ? Disposition.FAILED : Disposition.ABANDONED,
                    "hung_up_before_operator");
            case "transfer" -> new DispositionRule(Disposition.ABANDONED, "hung_up_before_transfer");
            default -> new DispositionRule(Disposition.ABANDONED, "caller_hung_up");
        };
    }

    private static DispositionRule queued(CallContext call) {
        return switch (call.call().getOrDefault(GatewayFields.QUEUE_RESULT, "")) {
            case "error", "system-error", "queue-full" -> new DispositionRule(Disposition.FAILED, "queue_failed");
            default -> new DispositionRule(Disposition.TRANSFERRED, "queued_for_human");
        };
    }
}

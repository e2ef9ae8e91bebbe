package io.trunkline.models.openai;

import io.trunkline.call.model.ModelEvent.FailureKind;
import java.util.Set;

/** What an error means for the call. The provider's list of codes is open: what is unknown is judged by its type, and a mere bad request is survived. */
final class FailurePolicy {

    private static final Set<String> FATAL = Set.of("invalid_api_key", "insufficient_quota", "model_not_found", "invalid_model", "account_deactivated",
            "permission_denied", "unsupported_country_region_territory");
    private static final Set<String> FATAL_TYPES = Set.of("authentication_error", "permission_error", "insufficient_quota");
    private static final Set<String> LOST_TYPES = Set.of("server_error", "rate_limit_error", "tokens", "requests");

    private FailurePolicy() {
    }

    static FailureKind ofError(String type, String code) {
        if (code.equals("conversation_already_has_active_response")) {
            return FailureKind.RETRY;
        }
        if (FATAL.contains(code) || FATAL_TYPES.contains(type)) {
            return FailureKind.FATAL;
        }
        boolean lost = code.equals("session_expired") || code.equals("rate_limit_exceeded") || code.equals("server_error") || LOST_TYPES.contains(type);
        return lost ? FailureKind.SESSION_LOST : FailureKind.HARMLESS;
    }

    /** A refused upgrade: key, access and address won't get better by themselves, load and outages may. 0: no answer at all. */
    static FailureKind ofUpgrade(int httpStatus) {
        boolean ours = httpStatus >= 400 && httpStatus < 500 && httpStatus != 408 && httpStatus != 429;
        return ours ? FailureKind.FATAL : FailureKind.SESSION_LOST;
    }
}

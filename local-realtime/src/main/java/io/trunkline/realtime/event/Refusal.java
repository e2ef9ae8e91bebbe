package io.trunkline.realtime.event;

/**
 * Why something the client sent is not done; it becomes an {@code error} event and changes nothing.
 *
 * @param type  class of error, {@code invalid_request_error} for all that the client can mend
 * @param code  machine-readable reason
 * @param param path of the offending field, {@code session.audio.input.format.rate}; null when none
 */
public record Refusal(String type, String code, String message, String param) {

    /** A refusal of a request, by its code. */
    public static Refusal of(String code, String param, String message) {
        return new Refusal("invalid_request_error", code, message, param);
    }

    static Refusal missing(String param) {
        return of("missing_required_parameter", param, "Missing required parameter: '" + param + "'.");
    }

    static Refusal unknown(String param) {
        return of("unknown_parameter", param, "Unknown parameter: '" + param + "'.");
    }

    static Refusal wrongType(String param, String expected, String actual) {
        return of("invalid_type", param,
                "Invalid type for '" + param + "': expected " + expected + ", but got " + actual + " instead.");
    }

    /** A value that has the right type and yet can't be. */
    public static Refusal value(String param, String message) {
        return of("invalid_value", param, message);
    }
}

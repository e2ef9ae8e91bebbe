package io.trunkline.contracts.http;

/** Paths and the header of the services' internal port. */
public final class InternalApi {
    /** Carries {@code INTERNAL_TOKEN}; without it the internal port answers 401. */
    public static final String TOKEN_HEADER = "X-Internal-Token";
    /** Bridge: POST {@link PlaceCall} → 202, 409 already here with another owner, 503 draining or full. */
    public static final String PLACE_CALL = "/internal/calls";
    /**
     * Bridge: GET with {@code ?attempt=} → 200 if the voice agent had ended the call with that stream, or was saying goodbye when it ended; else 404. For when
     * {@link io.trunkline.contracts.redis.SessionFields#INTENDED_END} can't be read.
     */
    public static final String SAID_GOODBYE = "/internal/calls/{callId}/goodbye";
    /** Gateway: POST {@link MoveCall} → {@link CallControlResult}. */
    public static final String MOVE_CALL = "/internal/calls/{callId}/move";
    /** Gateway: POST → {@link CallControlResult}. */
    public static final String HANG_UP = "/internal/calls/{callId}/hangup";

    /** @return {@code path} with the call put in */
    public static String of(String path, String callId) {
        return path.replace("{callId}", callId);
    }

    private InternalApi() {
    }
}

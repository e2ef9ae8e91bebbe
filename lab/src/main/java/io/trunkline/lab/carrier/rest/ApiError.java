package io.trunkline.lab.carrier.rest;

import io.trunkline.lab.http.Reply;

/** Twilio's errors. */
enum ApiError {
    AUTHENTICATE(401, 20003, "Authenticate"),
    NOT_FOUND(404, 20404, "The requested resource was not found"),
    METHOD_NOT_ALLOWED(405, 20004, "Method not allowed"),
    NOT_IN_PROGRESS(400, 21220, "Call is not in-progress. Cannot redirect."),
    NOTHING_TO_UPDATE(400, 20001, "Url, Twiml or Status is required"),
    BAD_STATUS(400, 21218, "Invalid Status: must be completed or canceled"),
    TWIML_TOO_LONG(400, 20001, "Twiml must not be longer than 4000 characters");

    private final int status;
    private final int code;
    private final String message;

    ApiError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    Reply reply() {
        return Reply.json(
                status,
                "{\"code\":" + code + ",\"message\":\"" + message + "\",\"more_info\":\"https://www.twilio.com/docs/errors/" + code
                        + "\",\"status\":" + status + "}");
    }
}

package io.trunkline.lab.carrier.webhook;

/** What came of a webhook. */
public sealed interface WebhookResult {

    /** An answer with status 2xx. */
    record Answered(int status, String body) implements WebhookResult {}

    /** No usable answer: {@code status} 0 if none at all; {@code code} is Twilio's (11200, 11205). */
    record Failed(int status, int code, String message) implements WebhookResult {}
}

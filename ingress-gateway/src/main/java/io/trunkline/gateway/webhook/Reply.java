package io.trunkline.gateway.webhook;

/** What a webhook is answered with. {@code outcome} labels the metric and is from a small fixed set. */
public sealed interface Reply {
    String outcome();

    /** A document for the carrier to follow. */
    record Instructions(String twiml, String outcome) implements Reply {}

    /** Nothing to follow: a report was noted. */
    record Noted(String outcome) implements Reply {}

    /** 403: it asks for what can't be any more. */
    record Refused(String outcome) implements Reply {}
}

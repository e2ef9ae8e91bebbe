package io.trunkline.lab.carrier.leg;

import java.util.Map;

/** What the REST API can do to a running call; {@code parameters} as they came, for the timeline. */
public sealed interface CallUpdate {

    Map<String, String> parameters();

    /** Follow this document. */
    record NewTwiml(Map<String, String> parameters, String twiml) implements CallUpdate {}

    /** Ask there for a document and follow it. */
    record NewUrl(Map<String, String> parameters, String url, String method) implements CallUpdate {}

    /** End the call; {@code status} is {@code completed} or {@code canceled}. */
    record End(Map<String, String> parameters, String status) implements CallUpdate {}
}

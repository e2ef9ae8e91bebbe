package io.trunkline.contracts.http;

/**
 * What came of a call-control request.
 *
 * @param outcome one of {@code done}, {@code already_done}, {@code call_gone}, {@code unknown_call}, {@code carrier_failed}
 * @param detail  for people, no personal data
 */
public record CallControlResult(String outcome, String detail) {
    public static final String DONE = "done";
    public static final String ALREADY_DONE = "already_done";
    public static final String CALL_GONE = "call_gone";
    public static final String UNKNOWN_CALL = "unknown_call";
    public static final String CARRIER_FAILED = "carrier_failed";
}

package io.trunkline.lab.carrier;

import java.util.Objects;

/**
 * One person dialling.
 *
 * @param from caller's number in E.164, or {@code anonymous} when withheld
 * @param to the number dialled, one of the carrier's
 * @param stirVerstat attestation the carrier reports (Twilio's StirVerstat), or {@code null} to send none
 * @param conditions what the line does to the caller's voice
 * @param faults how the carrier misbehaves on this call; {@code null} means as the carrier is configured
 */
public record DialRequest(String from, String to, String stirVerstat, LineConditions conditions, CarrierFaults faults) {

    /** Full attestation: the carrier knows the customer and the number. */
    public static final String PASSED_A = "TN-Validation-Passed-A";

    /** What webhooks carry as {@code From} when the caller withholds the number. */
    public static final String WITHHELD = "anonymous";

    public DialRequest {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(conditions, "conditions");
    }

    public DialRequest(String from, String to, String stirVerstat, LineConditions conditions) {
        this(from, to, stirVerstat, conditions, null);
    }

    /** A clear line with full attestation. */
    public static DialRequest of(String from, String to) {
        return new DialRequest(from, to, PASSED_A, LineConditions.CLEAR);
    }

    public DialRequest withConditions(LineConditions changed) {
        return new DialRequest(from, to, stirVerstat, changed, faults);
    }

    public DialRequest withFaults(CarrierFaults changed) {
        return new DialRequest(from, to, stirVerstat, conditions, changed);
    }
}

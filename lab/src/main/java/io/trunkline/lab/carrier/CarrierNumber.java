package io.trunkline.lab.carrier;

import java.util.Objects;

/**
 * A phone number of the account and where its calls go. URLs are the public ones.
 *
 * @param phoneNumber E.164
 * @param voiceUrl asked for TwiML when somebody dials; empty means the number is not configured
 * @param voiceFallbackUrl asked when {@code voiceUrl} fails; may be empty
 * @param statusCallback told each change of a call's status; may be empty
 */
public record CarrierNumber(String phoneNumber, String voiceUrl, String voiceFallbackUrl, String statusCallback) {

    public CarrierNumber {
        Objects.requireNonNull(phoneNumber, "phoneNumber");
        Objects.requireNonNull(voiceUrl, "voiceUrl");
        Objects.requireNonNull(voiceFallbackUrl, "voiceFallbackUrl");
        Objects.requireNonNull(statusCallback, "statusCallback");
    }

    /** A number as Trunkline's gateway expects it: voice webhook and call status under {@code publicUrl}. */
    public static CarrierNumber on(String publicUrl, String phoneNumber) {
        return new CarrierNumber(
                phoneNumber, publicUrl + "/twilio/voice", "", publicUrl + "/twilio/call-status");
    }
}

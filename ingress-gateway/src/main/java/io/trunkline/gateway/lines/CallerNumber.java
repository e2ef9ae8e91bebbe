package io.trunkline.gateway.lines;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.trunkline.gateway.webhook.CarrierRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers of a webhook. Pure. */
public final class CallerNumber {
    /** A to Z typed on a keypad: what the carrier sends instead of a number that was withheld (ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE). */
    private static final Set<String> PLACEHOLDERS = Set.of("+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253",
            "266696687", "7378742833", "2562533", "8656696", "86282452253");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern SIP = Pattern.compile("sips?:([^@;]{1,64})@.{1,200}", Pattern.CASE_INSENSITIVE);
    private static final String FULL_ATTESTATION = "TN-Validation-Passed-A";

    /** @return the caller's number in E.164, empty when it was withheld or isn't a number */
    public static Optional<String> of(String from) {
        return PLACEHOLDERS.contains(from) ? Optional.empty() : e164(from).filter(CallerNumber::possible);
    }

    /** @return the number dialled in E.164, also out of a SIP address; otherwise the text as it is */
    public static String dialled(String to) {
        return e164(to).orElse(to);
    }

    /**
     * @param digits as entered by key or as a carrier writes down what was said, with or without country code
     * @param line   dialled, E.164: whose country is meant without
     * @return E.164; empty when it is no number, or one that costs whoever calls it
     */
    public static Optional<String> entered(String digits, String line) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            var number = numbers.parse(digits, numbers.getRegionCodeForCountryCode(numbers.parse(line, null).getCountryCode()));
            boolean fit = numbers.isValidNumber(number) && numbers.getNumberType(number) != PhoneNumberUtil.PhoneNumberType.PREMIUM_RATE;
            return fit ? Optional.of(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** @return whether the carrier vouches for the number itself; anything less than A doesn't (SHAKEN attestation levels) */
    public static boolean attested(CarrierRequest request) {
        return FULL_ATTESTATION.equals(request.get("StirVerstat"));
    }

    private static Optional<String> e164(String address) {
        Matcher sip = SIP.matcher(address);
        String user = sip.matches() ? sip.group(1) : address;
        return E164.matcher(user).matches() ? Optional.of(user) : Optional.empty();
    }

    private static boolean possible(String number) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            return numbers.isPossibleNumber(numbers.parse(number, null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private CallerNumber() {
    }
}

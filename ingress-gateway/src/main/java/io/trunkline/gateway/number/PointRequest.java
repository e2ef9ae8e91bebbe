package io.trunkline.gateway.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param number E.164
 * @param base   https base of the gateway, without a slash at the end
 */
record PointRequest(String number, String base, String accountSid, String authToken) {
    private static final String USAGE = "usage: ./dev number +18005551234 --url https://gateway.example.com";

    sealed interface Parsed {
        record Right(PointRequest request) implements Parsed {}

        record Wrong(String message) implements Parsed {}
    }

    static Parsed parse(String[] args, Map<String, String> environment) {
        if (args.length != 3 || !args[1].equals("--url")) {
            return new Parsed.Wrong(USAGE);
        }
        Optional<String> number = number(args[0]);
        if (number.isEmpty()) {
            return new Parsed.Wrong("'" + args[0] + "' is not a phone number with its country code, such as +18005551234\n" + USAGE);
        }
        if (!args[2].matches("https://[^\\s/?#]+[^\\s?#]*")) {
            return new Parsed.Wrong("'" + args[2] + "' must be an https base without a query: Twilio posts webhooks there\n" + USAGE);
        }
        String sid = environment.getOrDefault("TWILIO_ACCOUNT_SID", "");
        String token = environment.getOrDefault("TWILIO_AUTH_TOKEN", "");
        if (sid.isBlank() || token.isBlank()) {
            return new Parsed.Wrong("set TWILIO_ACCOUNT_SID (AC…) and TWILIO_AUTH_TOKEN of the account that owns the number");
        }
        return new Parsed.Right(new PointRequest(number.get(), args[2].replaceAll("/+$", ""), sid, token));
    }

    private static Optional<String> number(String text) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            var parsed = numbers.parse(text, null);
            return numbers.isPossibleNumber(parsed) ? Optional.of(numbers.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}

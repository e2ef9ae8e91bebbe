package io.trunkline.gateway.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.trunkline.operations.SecretFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param number   E.164
 * @param base     https base of the gateway, without a slash at the end
 * @param fallback address of the static file that answers when the gateway doesn't; empty for the gateway itself
 * @param file     where that file is written to, empty if it isn't
 */
record PointRequest(String number, String base, Optional<String> fallback, Optional<Path> file, String accountSid, String authToken) {
    private static final String USAGE = """
            usage: ./dev number +18005551234 --url https://gateway.example.com [--fallback https://fallback.example.com/acme.xml] [--write acme.xml]
              --write     writes the TwiML file that the fallback address must serve, and nothing else without --url
              --fallback  sets the number's fallback URL to it, for when the whole cluster is gone""";
    private static final List<String> OPTIONS = List.of("--url", "--fallback", "--write");

    sealed interface Parsed {
        record Right(PointRequest request) implements Parsed {}

        /** Only the file is wanted. */
        record File(String number, Path path) implements Parsed {}

        record Wrong(String message) implements Parsed {}
    }

    static Parsed parse(String[] args, Map<String, String> environment) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length || options.put(args[i], args[i + 1]) != null) {
                return new Parsed.Wrong(USAGE);
            }
        }
        if (args.length == 0 || !options.containsKey("--url") && !options.containsKey("--write")) {
            return new Parsed.Wrong(USAGE);
        }
        Optional<String> number = number(args[0]);
        if (number.isEmpty()) {
            return new Parsed.Wrong("'" + args[0] + "' is not a phone number with its country code, such as +18005551234\n" + USAGE);
        }
        Optional<Path> file = Optional.ofNullable(options.get("--write")).map(Path::of);
        return options.containsKey("--url") ? point(number.get(), options, file, environment) : new Parsed.File(number.get(), file.orElseThrow());
    }

    private static Parsed point(String number, Map<String, String> options, Optional<Path> file, Map<String, String> environment) {
        String base = options.get("--url");
        if (!base.matches("https://[^\\s/?#]+[^\\s?#]*")) {
            return new Parsed.Wrong("'" + base + "' must be an https base without a query: Twilio posts webhooks there\n" + USAGE);
        }
        Optional<String> fallback = Optional.ofNullable(options.get("--fallback"));
        if (fallback.filter(url -> !url.matches("https://[^\\s/]+/\\S*")).isPresent()) {
            return new Parsed.Wrong("'" + fallback.get() + "' must be the https address of a file: Twilio fetches it when the gateway doesn't answer\n" + USAGE);
        }
        if (fallback.filter(url -> url.startsWith(base)).isPresent()) {
            return new Parsed.Wrong("'" + fallback.get() + "' is at the gateway, which is what may be gone; put the file somewhere else");
        }
        SecretFiles secrets = new SecretFiles(environment);
        String sid = secrets.value("TWILIO_ACCOUNT_SID").orElse("");
        String token = secrets.value("TWILIO_AUTH_TOKEN").orElse("");
        if (sid.isBlank() || token.isBlank()) {
            return new Parsed.Wrong("set TWILIO_ACCOUNT_SID (AC…) and TWILIO_AUTH_TOKEN of the account that owns the number");
        }
        return new Parsed.Right(new PointRequest(number, base.replaceAll("/+$", ""), fallback, file, sid, token));
    }

    @Override
    public String toString() {
        return "PointRequest[" + number + ", " + base + ", " + accountSid + "]";
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

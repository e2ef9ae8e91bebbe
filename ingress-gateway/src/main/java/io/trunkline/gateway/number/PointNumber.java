package io.trunkline.gateway.number;

import com.twilio.http.TwilioRestClient;
import io.trunkline.gateway.callcontrol.twilio.TwilioHttp;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./dev number +18005551234 --url https://gateway.example.com}: points a Twilio number at a gateway. Takes
 * {@code TWILIO_ACCOUNT_SID}, {@code TWILIO_AUTH_TOKEN} and, for tests, {@code TWILIO_API_URL} from the environment. Run of the built gateway with {@code lib/boot/*}, {@code lib/main/*} and {@code app/*} on the class path.
 */
public final class PointNumber {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final int WRONG_USE = 2;

    public static void main(String... args) {
        // the libraries log to what the gateway logs to; it must be chosen before the first of them does
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(args, System.getenv(), System.out, System.err));
    }

    /** @return 0 when the number points there now, 1 when the carrier didn't do it, 2 for wrong use */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        return switch (PointRequest.parse(args, environment)) {
            case PointRequest.Parsed.Wrong wrong -> {
                err.println(wrong.message());
                yield WRONG_USE;
            }
            case PointRequest.Parsed.Right right -> point(right.request(), environment, out, err);
        };
    }

    private static int point(PointRequest request, Map<String, String> environment, PrintStream out, PrintStream err) {
        Optional<URI> api = Optional.ofNullable(environment.get("TWILIO_API_URL")).filter(url -> !url.isBlank()).map(URI::create);
        TwilioRestClient twilio = new TwilioRestClient.Builder(request.accountSid(), request.authToken())
                .httpClient(new TwilioHttp(api, CONNECT_TIMEOUT, REQUEST_TIMEOUT))
                .build();
        return switch (new NumberSettings(twilio).point(request)) {
            case NumberSettings.Result.Pointed pointed -> {
                pointed.changes().forEach(out::println);
                yield 0;
            }
            case NumberSettings.Result.Refused refused -> {
                err.println(refused.message());
                yield 1;
            }
        };
    }

    private PointNumber() {
    }
}

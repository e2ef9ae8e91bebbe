package io.trunkline.gateway.number;

import com.twilio.http.TwilioRestClient;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.Loaded;
import io.trunkline.gateway.callcontrol.twilio.TwilioHttp;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./dev number +18005551234 --url https://gateway.example.com}: points a Twilio number at a gateway, and its fallback at a static file, which it
 * writes. Takes {@code TWILIO_ACCOUNT_SID}, {@code TWILIO_AUTH_TOKEN}, {@code TWILIO_WORKFLOW_SID}, {@code CONFIG_DIR} and, for tests, {@code TWILIO_API_URL} from the environment. Run of the built gateway with {@code lib/boot/*}, {@code lib/main/*} and {@code app/*} on the class path.
 */
public final class PointNumber {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    public static void main(String... args) {
        // the libraries log to what the gateway logs to; it must be chosen before the first of them does
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(args, System.getenv(), System.out, System.err));
    }

    /** @return 0 when all that was asked for is done, 1 when the carrier didn't do it or the file can't be written, 2 for wrong use */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        return switch (PointRequest.parse(args, environment)) {
            case PointRequest.Parsed.Wrong wrong -> {
                err.println(wrong.message());
                yield WRONG_USE;
            }
            case PointRequest.Parsed.File file -> write(file.number(), file.path(), environment, out, err);
            case PointRequest.Parsed.Right right -> {
                // the number must not point to a file that can't be made
                int written = right.request().file().map(path -> write(right.request().number(), path, environment, out, err)).orElse(0);
                yield written != 0 ? written : point(right.request(), environment, out, err);
            }
        };
    }

    private static int write(String number, Path file, Map<String, String> environment, PrintStream out, PrintStream err) {
        Path directory = Path.of(environment.getOrDefault("CONFIG_DIR", "config"));
        return switch (Catalog.load(directory)) {
            case Loaded.Invalid invalid -> {
                invalid.problems().forEach(err::println);
                yield FAILED;
            }
            case Loaded.Valid valid when valid.catalog().line(number).isEmpty() -> {
                err.println(number + " is no line of " + directory.resolve("lines.yaml") + "; it has " + String.join(", ", valid.catalog().lines().keySet()));
                yield FAILED;
            }
            case Loaded.Valid valid -> {
                Optional<String> workflow = Optional.ofNullable(environment.get("TWILIO_WORKFLOW_SID")).filter(sid -> !sid.isBlank());
                yield write(StaticFallback.of(valid.catalog().line(number).orElseThrow(), workflow), file, out, err);
            }
        };
    }

    private static int write(String twiml, Path file, PrintStream out, PrintStream err) {
        try {
            Files.writeString(file, twiml);
            out.println("fallback file: " + file + "; put it where the number's fallback URL points, outside the cluster");
            return 0;
        } catch (IOException e) {
            err.println(file + " can't be written: " + e.getMessage());
            return FAILED;
        }
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
                yield FAILED;
            }
        };
    }

    private PointNumber() {
    }
}

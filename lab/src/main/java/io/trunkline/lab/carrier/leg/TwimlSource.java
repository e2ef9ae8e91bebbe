package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.twiml.Twiml;
import io.trunkline.lab.carrier.webhook.Signature;
import io.trunkline.lab.carrier.webhook.WebhookClient;
import io.trunkline.lab.carrier.webhook.WebhookResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks URLs of ours for TwiML. A failure is recorded under Twilio's code and the number's fallback URL is asked instead, once. Blocks;
 * used on virtual threads.
 */
final class TwimlSource {

    private static final int BROKEN_TWIML = 12100;
    private static final int SCHEMA_WARNING = 12200;

    private final WebhookClient webhooks;
    private final Signature signature;
    private final Consumer<CarrierEvent> timeline;
    private final String fallbackUrl;
    private final boolean repeat;

    /**
     * @param fallbackUrl empty if there is none
     * @param repeat every request is made twice; the first answer counts
     */
    TwimlSource(WebhookClient webhooks, Signature signature, Consumer<CarrierEvent> timeline, String fallbackUrl, boolean repeat) {
        this.webhooks = webhooks;
        this.signature = signature;
        this.timeline = timeline;
        this.fallbackUrl = fallbackUrl;
        this.repeat = repeat;
    }

    /** What came of asking. */
    sealed interface Answer {

        /** TwiML to follow, and where it came from (relative URLs in it are resolved against that). */
        record Document(String url, Twiml.Program program) implements Answer {}

        /** Nothing to follow, not even from the fallback. */
        record Nothing() implements Answer {}

        private static Answer none() {
            return new Nothing();
        }
    }

    /** Asks a URL, and the fallback if that fails. */
    Answer ask(String url, String method, Map<String, String> parameters) {
        return switch (fetch(url, method, parameters)) {
            case Fetched.Good good -> new Answer.Document(url, good.program());
            case Fetched.Bad bad when fallbackUrl.isEmpty() || url.equals(fallbackUrl) -> Answer.none();
            case Fetched.Bad bad -> fallback(url, bad.code(), parameters);
        };
    }

    /** Reads TwiML given directly; what is wrong with it is recorded. */
    Answer read(String xml, String documentUrl) {
        return parsed(xml) instanceof Fetched.Good good ? new Answer.Document(documentUrl, good.program()) : Answer.none();
    }

    private Answer fallback(String failedUrl, int code, Map<String, String> parameters) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put("ErrorCode", Integer.toString(code));
        more.put("ErrorUrl", failedUrl);
        return fetch(fallbackUrl, "POST", more) instanceof Fetched.Good good
                ? new Answer.Document(fallbackUrl, good.program())
                : Answer.none();
    }

    private sealed interface Fetched {
        record Good(Twiml.Program program) implements Fetched {}

        record Bad(int code) implements Fetched {}
    }

    private Fetched fetch(String url, String method, Map<String, String> parameters) {
        WebhookResult first = post(url, method, parameters);
        if (repeat) {
            post(url, method, parameters);
        }
        return switch (first) {
            case WebhookResult.Answered answered -> parsed(answered.body());
            case WebhookResult.Failed failed -> {
                timeline.accept(new CarrierEvent.ErrorRecorded(System.nanoTime(), failed.code(), failed.message()));
                yield new Fetched.Bad(failed.code());
            }
        };
    }

    private WebhookResult post(String url, String method, Map<String, String> parameters) {
        long before = System.nanoTime();
        timeline.accept(new CarrierEvent.WebhookPosted(before, url, Map.copyOf(parameters)));
        WebhookResult result = webhooks.send(method, url, parameters, signature);
        long now = System.nanoTime();
        Duration took = Duration.ofNanos(now - before);
        timeline.accept(switch (result) {
            case WebhookResult.Answered answered ->
                new CarrierEvent.WebhookAnswered(now, url, answered.status(), answered.body(), took);
            case WebhookResult.Failed failed -> new CarrierEvent.WebhookAnswered(now, url, failed.status(), "", took);
        });
        return result;
    }

    private Fetched parsed(String xml) {
        return switch (Twiml.parse(xml)) {
            case Twiml.Program program -> {
                program.warnings().forEach(warning ->
                        timeline.accept(new CarrierEvent.ErrorRecorded(System.nanoTime(), SCHEMA_WARNING, warning)));
                yield new Fetched.Good(program);
            }
            case Twiml.Broken broken -> {
                timeline.accept(new CarrierEvent.ErrorRecorded(System.nanoTime(), BROKEN_TWIML, broken.message()));
                yield new Fetched.Bad(BROKEN_TWIML);
            }
        };
    }
}

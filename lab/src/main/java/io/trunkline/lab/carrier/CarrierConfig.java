package io.trunkline.lab.carrier;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * A carrier's account and surroundings.
 *
 * @param accountSid {@code AC} and 32 hex digits
 * @param authToken signs webhooks and sockets, and is the REST API's password
 * @param apiPort of the REST API on the loopback; 0 for any free one
 * @param numbers the account's phone numbers; {@code IncomingPhoneNumbers} may change their URLs
 * @param routes where public addresses really are
 * @param desk the humans behind queues
 * @param faults for calls that name none themselves
 * @param webhookTimeout how long an answer to a webhook may take; Twilio gives 15 s
 * @param tls trust for {@code https} and {@code wss} that are dialled as such; {@code null} for the JVM's
 */
public record CarrierConfig(
        String accountSid,
        String authToken,
        int apiPort,
        List<CarrierNumber> numbers,
        RouteTable routes,
        DeskPolicy desk,
        CarrierFaults faults,
        Duration webhookTimeout,
        SSLContext tls) {

    public CarrierConfig {
        Objects.requireNonNull(accountSid, "accountSid");
        Objects.requireNonNull(authToken, "authToken");
        numbers = List.copyOf(numbers);
        Objects.requireNonNull(routes, "routes");
        Objects.requireNonNull(desk, "desk");
        Objects.requireNonNull(faults, "faults");
        Objects.requireNonNull(webhookTimeout, "webhookTimeout");
    }

    /** Defaults for everything but the account: no numbers, direct routes, any free port. */
    public static CarrierConfig of(String accountSid, String authToken) {
        return new CarrierConfig(
                accountSid,
                authToken,
                0,
                List.of(),
                RouteTable.DIRECT,
                DeskPolicy.DEFAULT,
                CarrierFaults.NONE,
                Duration.ofSeconds(15),
                null);
    }

    public CarrierConfig withApiPort(int port) {
        return new CarrierConfig(accountSid, authToken, port, numbers, routes, desk, faults, webhookTimeout, tls);
    }

    public CarrierConfig withNumbers(List<CarrierNumber> changed) {
        return new CarrierConfig(accountSid, authToken, apiPort, changed, routes, desk, faults, webhookTimeout, tls);
    }

    public CarrierConfig withRoutes(RouteTable changed) {
        return new CarrierConfig(accountSid, authToken, apiPort, numbers, changed, desk, faults, webhookTimeout, tls);
    }

    public CarrierConfig withDesk(DeskPolicy changed) {
        return new CarrierConfig(accountSid, authToken, apiPort, numbers, routes, changed, faults, webhookTimeout, tls);
    }

    public CarrierConfig withFaults(CarrierFaults changed) {
        return new CarrierConfig(accountSid, authToken, apiPort, numbers, routes, desk, changed, webhookTimeout, tls);
    }

    public CarrierConfig withWebhookTimeout(Duration changed) {
        return new CarrierConfig(accountSid, authToken, apiPort, numbers, routes, desk, faults, changed, tls);
    }

    public CarrierConfig withTls(SSLContext changed) {
        return new CarrierConfig(accountSid, authToken, apiPort, numbers, routes, desk, faults, webhookTimeout, changed);
    }
}

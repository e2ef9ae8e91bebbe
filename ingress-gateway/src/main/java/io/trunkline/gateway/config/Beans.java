package io.trunkline.gateway.config;

import io.trunkline.carriers.twilio.TwilioSignature;
import io.trunkline.catalog.Catalog;
import io.trunkline.contracts.stream.StreamToken;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What is made once of the configuration and shared by all threads. */
final class Beans {

    @Produces
    @Singleton
    Catalog catalog(GatewayConfig config) {
        return Catalog.load(config.configDir()).orThrow();
    }

    @Produces
    @Singleton
    StreamToken streamToken(GatewayConfig config) {
        return new StreamToken(config.streamTokenSecret());
    }

    @Produces
    @Singleton
    TwilioSignature twilioSignature(GatewayConfig config) {
        return new TwilioSignature(config.twilio().authToken());
    }

    /** Wall clock, for records and token expiry. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}

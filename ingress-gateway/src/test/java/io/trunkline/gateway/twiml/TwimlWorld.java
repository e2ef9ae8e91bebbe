package io.trunkline.gateway.twiml;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Menu;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.config.PublicUrls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What documents are made with, without a gateway around them. */
final class TwimlWorld {
    static final PublicUrls URLS = new PublicUrls(config(""));

    /** @param workflow empty for plain queues */
    static QueueTwiml queue(String workflow) {
        GatewayConfig config = config(workflow);
        return new QueueTwiml(config, new PublicUrls(config));
    }

    static Line line() {
        return Catalog.load(Path.of("../config")).orThrow().line("+18005551235").orElseThrow();
    }

    static Menu menu(String prompt) {
        return new Menu(prompt, Duration.ofSeconds(5), Map.of());
    }

    private static GatewayConfig config(String workflow) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("trunkline.public-url", "https://gw.example.com", "trunkline.config-dir", "config",
                "trunkline.internal-port", "0", "trunkline.internal-token", "t", "trunkline.stream-token-secret", "s",
                "trunkline.twilio.account-sid", "AC1", "trunkline.twilio.auth-token", "t", "trunkline.twilio.workflow-sid", workflow));
        return new SmallRyeConfigBuilder().withMapping(GatewayConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter()).withDefaultValues(settings).build()
                .getConfigMapping(GatewayConfig.class);
    }

    private TwimlWorld() {
    }
}
